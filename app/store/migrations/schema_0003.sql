CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL,
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
)

CREATE TABLE conversation (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	title VARCHAR NOT NULL,
	folder VARCHAR,
	pinned BOOLEAN NOT NULL,
	created_at DATETIME NOT NULL,
	updated_at DATETIME NOT NULL,
	deleted_at DATETIME,
	head_message_id INTEGER, draft VARCHAR,
	CONSTRAINT fk_conversation_head_message_id_message FOREIGN KEY(head_message_id) REFERENCES message (id) ON DELETE SET NULL
)

CREATE INDEX ix_conversation_updated_at ON conversation (updated_at)

CREATE TABLE message (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	conversation_id INTEGER NOT NULL,
	parent_id INTEGER,
	role VARCHAR NOT NULL,
	raw_text VARCHAR NOT NULL,
	text VARCHAR NOT NULL,
	status VARCHAR NOT NULL,
	error VARCHAR,
	created_at DATETIME NOT NULL,
	updated_at DATETIME NOT NULL,
	writer VARCHAR,
	model VARCHAR,
	tokens INTEGER,
	seconds FLOAT,
	final_json JSON,
	unsupported_json JSON,
	workspace_json JSON, timeline_json JSON,
	CONSTRAINT ck_message_role CHECK (role IN ('user', 'assistant')),
	CONSTRAINT ck_message_status CHECK (status IN ('complete', 'partial', 'stopped', 'failed')),
	CONSTRAINT fk_message_conversation_id_conversation FOREIGN KEY(conversation_id) REFERENCES conversation (id) ON DELETE CASCADE,
	CONSTRAINT fk_message_parent_id_message FOREIGN KEY(parent_id) REFERENCES message (id) ON DELETE CASCADE
)

CREATE INDEX ix_message_conversation_id ON message (conversation_id)

CREATE INDEX ix_message_parent_id ON message (parent_id)

CREATE INDEX ix_message_status ON message (status)

CREATE TABLE tool_call (
	id INTEGER NOT NULL,
	message_id INTEGER NOT NULL,
	position INTEGER NOT NULL,
	tool VARCHAR NOT NULL,
	arguments_json JSON,
	state VARCHAR NOT NULL,
	text VARCHAR NOT NULL,
	result_json JSON,
	ms FLOAT,
	started_at DATETIME NOT NULL,
	raw_text VARCHAR NOT NULL, environment_json JSON,
	CONSTRAINT pk_tool_call PRIMARY KEY (id),
	CONSTRAINT ck_tool_call_state CHECK (state IN ('pending', 'running', 'ok', 'error', 'timeout', 'crashed', 'cancelled', 'denied', 'unparsed')),
	CONSTRAINT fk_tool_call_message_id_message FOREIGN KEY(message_id) REFERENCES message (id) ON DELETE CASCADE
)

CREATE INDEX ix_tool_call_message_id_position ON tool_call (message_id, position)

CREATE TABLE molecule (
	id INTEGER NOT NULL,
	"key" VARCHAR NOT NULL,
	smiles VARCHAR NOT NULL,
	inchikey VARCHAR,
	morgan BLOB NOT NULL,
	pattern BLOB,
	fingerprints_by VARCHAR NOT NULL,
	name VARCHAR,
	created_at DATETIME NOT NULL,
	CONSTRAINT pk_molecule PRIMARY KEY (id),
	CONSTRAINT uq_molecule_key UNIQUE ("key")
)

CREATE INDEX ix_molecule_inchikey ON molecule (inchikey)

CREATE TABLE molecule_use (
	id INTEGER NOT NULL,
	message_id INTEGER NOT NULL,
	molecule_id INTEGER NOT NULL,
	handle VARCHAR NOT NULL,
	role VARCHAR NOT NULL,
	parent_molecule_id INTEGER,
	edit VARCHAR,
	CONSTRAINT pk_molecule_use PRIMARY KEY (id),
	CONSTRAINT ck_molecule_use_role CHECK (role IN ('mentioned', 'result', 'designed')),
	CONSTRAINT fk_molecule_use_message_id_message FOREIGN KEY(message_id) REFERENCES message (id) ON DELETE CASCADE,
	CONSTRAINT fk_molecule_use_molecule_id_molecule FOREIGN KEY(molecule_id) REFERENCES molecule (id) ON DELETE CASCADE,
	CONSTRAINT fk_molecule_use_parent_molecule_id_molecule FOREIGN KEY(parent_molecule_id) REFERENCES molecule (id) ON DELETE SET NULL,
	CONSTRAINT uq_molecule_use_message_id_handle_molecule_id_role UNIQUE (message_id, handle, molecule_id, role)
)

CREATE INDEX ix_molecule_use_molecule_id ON molecule_use (molecule_id)

CREATE INDEX ix_molecule_use_parent_molecule_id ON molecule_use (parent_molecule_id)

CREATE TABLE setting (
	"key" VARCHAR NOT NULL,
	value_json JSON,
	CONSTRAINT pk_setting PRIMARY KEY ("key")
)

CREATE VIRTUAL TABLE message_words USING fts5(text, content='message', content_rowid='id', tokenize='unicode61 remove_diacritics 2')

CREATE TRIGGER message_words_insert AFTER INSERT ON message BEGIN INSERT INTO message_words(rowid, text) VALUES (new.id, new.text); END

CREATE TRIGGER message_words_delete AFTER DELETE ON message BEGIN INSERT INTO message_words(message_words, rowid, text) VALUES ('delete', old.id, old.text); END

CREATE TRIGGER message_words_update AFTER UPDATE OF id, text ON message WHEN old.text IS NOT new.text OR old.id <> new.id BEGIN INSERT INTO message_words(message_words, rowid, text) VALUES ('delete', old.id, old.text); INSERT INTO message_words(rowid, text) VALUES (new.id, new.text); END

CREATE VIRTUAL TABLE message_trigrams USING fts5(text, content='message', content_rowid='id', tokenize='trigram')

CREATE TRIGGER message_trigrams_insert AFTER INSERT ON message BEGIN INSERT INTO message_trigrams(rowid, text) VALUES (new.id, new.text); END

CREATE TRIGGER message_trigrams_delete AFTER DELETE ON message BEGIN INSERT INTO message_trigrams(message_trigrams, rowid, text) VALUES ('delete', old.id, old.text); END

CREATE TRIGGER message_trigrams_update AFTER UPDATE OF id, text ON message WHEN old.text IS NOT new.text OR old.id <> new.id BEGIN INSERT INTO message_trigrams(message_trigrams, rowid, text) VALUES ('delete', old.id, old.text); INSERT INTO message_trigrams(rowid, text) VALUES (new.id, new.text); END

CREATE TABLE folder (
	name VARCHAR NOT NULL,
	closed BOOLEAN NOT NULL,
	created_at DATETIME NOT NULL,
	CONSTRAINT pk_folder PRIMARY KEY (name)
)

CREATE TABLE tool_rerun (
	id INTEGER NOT NULL,
	call_id INTEGER NOT NULL,
	arguments_json JSON,
	state VARCHAR NOT NULL,
	result_json JSON,
	ms FLOAT,
	environment_json JSON,
	started_at DATETIME NOT NULL,
	CONSTRAINT pk_tool_rerun PRIMARY KEY (id),
	CONSTRAINT ck_tool_rerun_state CHECK (state IN ('ok', 'error', 'timeout', 'crashed', 'cancelled', 'denied')),
	CONSTRAINT fk_tool_rerun_call_id_tool_call FOREIGN KEY(call_id) REFERENCES tool_call (id) ON DELETE CASCADE
)

CREATE INDEX ix_tool_rerun_call_id ON tool_rerun (call_id)

INSERT INTO alembic_version (version_num) VALUES ('0003')
