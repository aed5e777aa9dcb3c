/// The SQL of the schema's steps, in parts that one can read.
enum PostgresSchemaSteps {
  /// Who the boards are, and how a table is divided among them.
  ///
  /// The partitions lie in a schema that nobody but the owner may use, and refuse everybody who reaches them there:
  /// the policy of a divided table is asked only of those who come through it.
  static let directory = """
    CREATE SCHEMA roder_part;

    CREATE TABLE tenant (
      tenant BIGINT PRIMARY KEY,
      name TEXT COLLATE "C" NOT NULL UNIQUE,
      role NAME NOT NULL UNIQUE,
      -- Means nothing: the right to change it is the right to lock the row, which is the board's write lock.
      turn BIGINT NOT NULL DEFAULT 0
    );

    CREATE FUNCTION split(big REGCLASS) RETURNS VOID
    LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
    DECLARE
      part TEXT;
    BEGIN
      FOR number IN 0..15 LOOP
        part := (SELECT c.relname FROM pg_class AS c WHERE c.oid = big) || '_' || number;
        EXECUTE format(
          'CREATE TABLE roder_part.%I PARTITION OF %s FOR VALUES WITH (MODULUS 16, REMAINDER %s)', part, big, number);
        EXECUTE format('ALTER TABLE roder_part.%I ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY', part);
      END LOOP;
    END $$;

    -- A subquery that does not depend on the row is answered once a statement, so indexes are used as ever.
    CREATE FUNCTION guard(content REGCLASS) RETURNS VOID
    LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
    BEGIN
      EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY', content);
      EXECUTE format(
        'CREATE POLICY own ON %s TO roder_{identity}_board
         USING (tenant = (SELECT t.tenant FROM roder.tenant AS t WHERE t.role = current_user))
         WITH CHECK (tenant = (SELECT t.tenant FROM roder.tenant AS t WHERE t.role = current_user))', content);
    END $$;
    """

  /// The tables, as in the SQLite file. Text is ordered and compared by its bytes: an index by a language's rules goes
  /// wrong when the system's rules change.
  static let tables = """
    CREATE TABLE event (
      tenant BIGINT NOT NULL REFERENCES tenant (tenant),
      number BIGINT NOT NULL,
      recorded_at BIGINT NOT NULL,
      header BYTEA NOT NULL,
      predecessor BYTEA NOT NULL,
      hash BYTEA NOT NULL,
      PRIMARY KEY (tenant, number)
    ) PARTITION BY HASH (tenant);
    CREATE INDEX event_by_time ON event (tenant, recorded_at, number);

    CREATE TABLE record_version (
      tenant BIGINT NOT NULL,
      kind TEXT COLLATE "C" NOT NULL,
      id TEXT COLLATE "C" NOT NULL,
      version BIGINT NOT NULL,
      event BIGINT NOT NULL,
      tag TEXT COLLATE "C" NOT NULL,
      digest BYTEA NOT NULL,
      PRIMARY KEY (tenant, kind, id, version),
      FOREIGN KEY (tenant, event) REFERENCES event (tenant, number)
    ) PARTITION BY HASH (tenant);
    CREATE INDEX record_version_by_event ON record_version (tenant, event);

    CREATE TABLE record_body (
      tenant BIGINT NOT NULL,
      kind TEXT COLLATE "C" NOT NULL,
      id TEXT COLLATE "C" NOT NULL,
      version BIGINT NOT NULL,
      salt BYTEA NOT NULL,
      body BYTEA NOT NULL,
      PRIMARY KEY (tenant, kind, id, version),
      FOREIGN KEY (tenant, kind, id, version) REFERENCES record_version (tenant, kind, id, version)
    ) PARTITION BY HASH (tenant);

    CREATE TABLE blob (
      tenant BIGINT NOT NULL REFERENCES tenant (tenant),
      digest BYTEA NOT NULL,
      bytes BYTEA NOT NULL,
      PRIMARY KEY (tenant, digest)
    ) PARTITION BY HASH (tenant);
    -- Ciphertext does not get smaller.
    ALTER TABLE blob ALTER COLUMN bytes SET STORAGE EXTERNAL;

    CREATE TABLE shape (
      tenant BIGINT NOT NULL REFERENCES tenant (tenant),
      number BIGINT NOT NULL,
      fact_table TEXT COLLATE "C" NOT NULL,
      columns TEXT COLLATE "C" NOT NULL,
      grouped_by TEXT COLLATE "C" NOT NULL,
      summed TEXT COLLATE "C" NOT NULL,
      PRIMARY KEY (tenant, number),
      UNIQUE (tenant, fact_table, columns, grouped_by, summed)
    );

    CREATE TABLE segment (
      tenant BIGINT NOT NULL,
      number BIGINT NOT NULL,
      digest BYTEA NOT NULL,
      shape BIGINT NOT NULL,
      month BIGINT NOT NULL,
      row_count BIGINT NOT NULL,
      sums BYTEA NOT NULL,
      sums_digest BYTEA NOT NULL,
      emptied_by BIGINT,
      PRIMARY KEY (tenant, number),
      UNIQUE (tenant, digest),
      FOREIGN KEY (tenant, shape) REFERENCES shape (tenant, number)
    ) PARTITION BY HASH (tenant);
    -- What every table is made of is read without being unpacked.
    ALTER TABLE segment ALTER COLUMN sums SET STORAGE EXTERNAL;

    CREATE TABLE sealed_key (
      tenant BIGINT NOT NULL,
      digest BYTEA NOT NULL,
      mark BYTEA NOT NULL,
      wrapped BYTEA NOT NULL,
      PRIMARY KEY (tenant, digest),
      UNIQUE (tenant, mark),
      FOREIGN KEY (tenant, digest) REFERENCES blob (tenant, digest)
    ) PARTITION BY HASH (tenant);

    CREATE TABLE vault (
      tenant BIGINT PRIMARY KEY REFERENCES tenant (tenant),
      fingerprint BYTEA NOT NULL
    );

    CREATE TABLE working_data (
      tenant BIGINT NOT NULL REFERENCES tenant (tenant),
      kind TEXT COLLATE "C" NOT NULL,
      id TEXT COLLATE "C" NOT NULL,
      expires_at BIGINT NOT NULL,
      bytes BYTEA NOT NULL,
      PRIMARY KEY (tenant, kind, id)
    ) PARTITION BY HASH (tenant);
    CREATE INDEX working_data_by_time ON working_data (tenant, expires_at);
    """

  /// Who may do what: a board with its own rows, and no more than the program does; whoever serves boards reads which
  /// there are; the owner makes boards and sees none of their rows.
  static let rights = """
    SELECT split(content) FROM unnest(
      '{event, record_version, record_body, blob, segment, sealed_key, working_data}'::REGCLASS[]) AS content;
    SELECT guard(content) FROM unnest(
      '{event, record_version, record_body, blob, shape, segment, sealed_key, vault, working_data}'::REGCLASS[]
    ) AS content;

    -- The server keeps samples of what it has statistics of, and a disposal would not reach them.
    ALTER TABLE record_body ALTER COLUMN salt SET STATISTICS 0, ALTER COLUMN body SET STATISTICS 0;
    ALTER TABLE blob ALTER COLUMN bytes SET STATISTICS 0;
    ALTER TABLE sealed_key ALTER COLUMN wrapped SET STATISTICS 0;
    ALTER TABLE working_data ALTER COLUMN id SET STATISTICS 0, ALTER COLUMN bytes SET STATISTICS 0;

    ALTER TABLE tenant ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
    CREATE POLICY own ON tenant TO roder_{identity}_board
      USING (role = current_user) WITH CHECK (role = current_user);
    CREATE POLICY directory ON tenant FOR SELECT TO roder_{identity}_pool USING (true);
    CREATE POLICY owner ON tenant TO CURRENT_USER USING (true) WITH CHECK (true);

    REVOKE ALL ON ALL FUNCTIONS IN SCHEMA roder FROM PUBLIC;
    GRANT USAGE ON SCHEMA roder TO roder_{identity}_board, roder_{identity}_pool;
    GRANT SELECT ON store, schema_step, tenant TO roder_{identity}_board, roder_{identity}_pool;
    GRANT UPDATE (turn) ON tenant TO roder_{identity}_board;
    GRANT SELECT, INSERT ON event, record_version, shape, segment, vault TO roder_{identity}_board;
    GRANT UPDATE (emptied_by) ON segment TO roder_{identity}_board;
    GRANT SELECT, INSERT, DELETE ON record_body, blob, sealed_key TO roder_{identity}_board;
    GRANT SELECT, INSERT, UPDATE, DELETE ON working_data TO roder_{identity}_board;
    """

  /// How a table of facts comes to be, or gets new columns. Boards may make no tables, so the owner's function does it;
  /// boards themselves called it before step 2, so whatever is asked for is checked as `FactTable.flaw` checks it.
  static let facts = """
    CREATE FUNCTION prepare_facts(fact_table TEXT, names TEXT[], kinds TEXT[]) RETURNS VOID
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    DECLARE
      rows_table CONSTANT TEXT := 'fact_' || fact_table;
      types CONSTANT JSONB := '{"integer": "bigint", "code": "text", "text": "text"}';
      place OID;
      present TEXT[];
      wanted TEXT[];
      cell RECORD;
      listed TEXT;
    BEGIN
      -- Whatever is NULL makes the whole NULL, which is refused too.
      IF NOT coalesce(
        fact_table COLLATE "C" ~ '^[a-z][a-z0-9_]*$' AND fact_table LIKE '%\\_%' AND length(fact_table) <= 48
        AND fact_table NOT LIKE 'fact\\_%'
        AND array_ndims(names) = 1 AND array_ndims(kinds) = 1
        AND cardinality(names) = cardinality(kinds) AND cardinality(names) <= 200
        AND (
          SELECT count(DISTINCT c.name) = cardinality(names) AND bool_and(coalesce(
            c.name COLLATE "C" ~ '^[a-z][a-z0-9_]*$' AND length(c.name) <= 48 AND types ? c.kind
            AND c.name NOT IN ('tenant', 'segment', 'row', 'rows'), false))
          FROM unnest(names, kinds) AS c (name, kind)), false)
      THEN
        RAISE EXCEPTION 'This describes no table of facts.' USING ERRCODE = 'invalid_parameter_value';
      END IF;
      wanted := ARRAY(SELECT c.name || ' ' || (types ->> c.kind) FROM unnest(names, kinds) AS c (name, kind));
      FOR attempt IN 1..2 LOOP
        SELECT c.oid INTO place FROM pg_class AS c
        WHERE c.relnamespace = 'roder'::REGNAMESPACE AND c.relname = rows_table;
        present := ARRAY(
          SELECT a.attname || ' ' || format_type(a.atttypid, NULL) FROM pg_attribute AS a
          WHERE a.attrelid = place AND a.attnum > 0 AND NOT a.attisdropped);
        IF present @> wanted THEN RETURN; END IF;
        -- One at a time, and not beside a step of the schema; then it is looked again.
        IF attempt = 1 THEN LOCK TABLE roder.schema_step IN SHARE ROW EXCLUSIVE MODE; END IF;
      END LOOP;
      IF place IS NULL THEN
        -- The view's name may be a table of ours, and whoever makes names up shall not fill the catalogue.
        IF EXISTS (
          SELECT FROM pg_class AS c WHERE c.relnamespace = 'roder'::REGNAMESPACE AND c.relname = fact_table
        ) OR 100 <= (
          SELECT count(*) FROM pg_class AS c
          WHERE c.relnamespace = 'roder'::REGNAMESPACE AND c.relkind = 'p' AND c.relname LIKE 'fact\\_%'
        ) THEN
          RAISE EXCEPTION 'There is no room for a table of facts %.', fact_table
            USING ERRCODE = 'invalid_parameter_value';
        END IF;
        EXECUTE format(
          'CREATE TABLE roder.%I (
             tenant BIGINT NOT NULL,
             segment BIGINT NOT NULL,
             row BIGINT NOT NULL,
             PRIMARY KEY (tenant, segment, row)
           ) PARTITION BY HASH (tenant)', rows_table);
        place := format('roder.%I', rows_table)::REGCLASS;
        PERFORM roder.split(place), roder.guard(place);
        EXECUTE format('GRANT SELECT, INSERT, DELETE ON roder.%I TO roder_{identity}_board', rows_table);
      END IF;
      -- A column that is there with another type is refused: its name is taken.
      FOR cell IN
        SELECT c.name, types ->> c.kind AS type FROM unnest(names, kinds) AS c (name, kind)
        WHERE NOT present @> ARRAY[c.name || ' ' || (types ->> c.kind)]
      LOOP
        EXECUTE format('ALTER TABLE roder.%I ADD COLUMN %I %s', rows_table, cell.name,
          CASE cell.type WHEN 'text' THEN 'text COLLATE "C"' ELSE 'bigint' END);
        EXECUTE format('ALTER TABLE roder.%I ALTER COLUMN %I SET STATISTICS 0', rows_table, cell.name);
      END LOOP;
      SELECT string_agg(format('f.%I', a.attname), ', ' ORDER BY a.attnum) INTO listed FROM pg_attribute AS a
      WHERE a.attrelid = place AND a.attnum > 3 AND NOT a.attisdropped;
      -- Whoever asks the view must have the rights to the tables: it sees the board's own rows and no others.
      EXECUTE format(
        'CREATE OR REPLACE VIEW roder.%I WITH (security_invoker = true) AS
         SELECT t.name AS board, s.month AS in_month, encode(s.digest, ''hex'') AS segment_digest,
           f.row AS row_in_segment, %s
         FROM roder.%I AS f
         JOIN roder.segment AS s ON s.tenant = f.tenant AND s.number = f.segment
         JOIN roder.tenant AS t ON t.tenant = f.tenant', fact_table, listed, rows_table);
      EXECUTE format('GRANT SELECT ON roder.%I TO roder_{identity}_board', fact_table);
    END $$;
    REVOKE ALL ON FUNCTION prepare_facts FROM PUBLIC;
    GRANT EXECUTE ON FUNCTION prepare_facts TO roder_{identity}_board;
    """

  /// The owner makes the tables of facts from the program's own descriptors. A board that may have them made with any
  /// name and column could fill the catalogue, or take the names of columns to come, for all others.
  static let ownersFacts = """
    REVOKE ALL ON FUNCTION prepare_facts FROM roder_{identity}_board;
    """
}
