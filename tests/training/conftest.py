import llama_cpp.llama_cpp as llama
import pytest

from app.engine.runtime import model_parameters


@pytest.fixture(autouse=True, scope="session")
def safe_kernels():
    """llama-cpp-python's own class loads models as the program does."""
    parameters = model_parameters()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(llama, "llama_model_default_params", lambda: parameters)
        yield
