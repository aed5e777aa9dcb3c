-- A store as version 2 of the schema keeps it; made by scripts/keep-schema and never changed.
SET ROLE {owner};
CREATE SCHEMA roder;
CREATE TABLE roder.store (
  identity TEXT COLLATE "C" PRIMARY KEY
);
INSERT INTO roder.store (identity) VALUES ('{identity}');
CREATE TABLE roder.schema_step (
  step BIGINT PRIMARY KEY
);
CREATE ROLE roder_{identity}_board NOLOGIN; CREATE ROLE roder_{identity}_pool NOLOGIN NOINHERIT;
SET search_path = roder, pg_temp;
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
    fact_table COLLATE "C" ~ '^[a-z][a-z0-9_]*$' AND fact_table LIKE '%\_%' AND length(fact_table) <= 48
    AND fact_table NOT LIKE 'fact\_%'
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
      WHERE c.relnamespace = 'roder'::REGNAMESPACE AND c.relkind = 'p' AND c.relname LIKE 'fact\_%'
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
INSERT INTO roder.schema_step (step) VALUES (1);
REVOKE ALL ON FUNCTION prepare_facts FROM roder_{identity}_board;
INSERT INTO roder.schema_step (step) VALUES (2);
CREATE ROLE roder_{identity}_1 NOLOGIN INHERIT;
GRANT roder_{identity}_board TO roder_{identity}_1;
GRANT roder_{identity}_1 TO roder_{identity}_pool;
SELECT prepare_facts('ledger_posting', '{account,amount_ore,text}', '{code,integer,text}');
RESET ROLE;
INSERT INTO tenant (tenant, name, role) VALUES (1, 'Nämnden för prov', 'roder_{identity}_1');
INSERT INTO shape (tenant, number, fact_table, columns, grouped_by, summed) VALUES (1, 1, 'ledger_posting', 'account:code,amount_ore:integer,text:text', 'account', 'amount_ore');
INSERT INTO event (tenant, number, recorded_at, header, predecessor, hash) VALUES (1, 1, 1557822600, '\x7b226163746f72223a22636c693a616e6e61222c226974656d73223a5b7b22646967657374223a2264326230333136313965633566653031306632396164613634623266326563356335303532316635313236626431646133303430353539633365313365643333222c226964223a2261222c226b696e64223a226e6f7465222c22746167223a226e6f74652f31222c2276657273696f6e223a317d5d2c226e756d626572223a312c22726561736f6e223a2270726f76222c227265636f726465644174223a22323031392d30352d31345430383a33303a30305a222c2275736543617365223a22746573742e7772697465227d', '\x495a7a33ec91d9279624ac997d41393b099f1b6cb3bb0a0a3010b87d25efd26b', '\x595a649bb13bd046c1e00f03096bc42a201c2f222cdf548e3f4499a91cecae8c');
INSERT INTO record_version (tenant, kind, id, version, event, tag, digest) VALUES (1, 'note', 'a', 1, 1, 'note/1', '\xd2b031619ec5fe010f29ada64b2f2ec5c50521f5126bd1da3040559c3e13ed33');
INSERT INTO record_body (tenant, kind, id, version, salt, body) VALUES (1, 'note', 'a', 1, '\xdda7f88827c43fadbe02009272882be1', '\x7b2274657874223a22657474227d');
INSERT INTO event (tenant, number, recorded_at, header, predecessor, hash) VALUES (1, 2, 1557822600, '\x7b226163746f72223a22636c693a616e6e61222c226974656d73223a5b7b22646967657374223a2264643930633464656437653135336431343030643463383566323038656339376334306163363239616239316137616238306632393965646630623833393332222c226964223a2261222c226b696e64223a226e6f7465222c22746167223a226e6f74652f31222c2276657273696f6e223a327d2c7b22646967657374223a2231316263353165616131323633303135363062373263623637376537653665636636363633356230326366303031323231396635383131643837376434323731222c226964223a22c3a520c3a420c3b6222c226b696e64223a226e6f7465222c22746167223a226e6f74652f31222c2276657273696f6e223a317d5d2c226e756d626572223a322c22726561736f6e223a2270726f76222c227265636f726465644174223a22323031392d30352d31345430383a33303a30305a222c2275736543617365223a22746573742e7772697465227d', '\x595a649bb13bd046c1e00f03096bc42a201c2f222cdf548e3f4499a91cecae8c', '\x7bec1b06f6aa798a55a0f5167ed2e0eed2d63ab3acf311499c772ae979273a03');
INSERT INTO record_version (tenant, kind, id, version, event, tag, digest) VALUES (1, 'note', 'a', 2, 2, 'note/1', '\xdd90c4ded7e153d1400d4c85f208ec97c40ac629ab91a7ab80f299edf0b83932');
INSERT INTO record_body (tenant, kind, id, version, salt, body) VALUES (1, 'note', 'a', 2, '\xd468d37681a023b75ee1dc4a3dc96302', '\x7b2274657874223a227476c3a5227d');
INSERT INTO record_version (tenant, kind, id, version, event, tag, digest) VALUES (1, 'note', 'å ä ö', 1, 2, 'note/1', '\x11bc51eaa126301560b72cb677e7e6ecf66635b02cf0012219f5811d877d4271');
INSERT INTO record_body (tenant, kind, id, version, salt, body) VALUES (1, 'note', 'å ä ö', 1, '\x033c74fd0383ea122df5ee3e569d2e1e', '\x7b2274657874223a22747265227d');
INSERT INTO segment (tenant, number, digest, shape, month, row_count, sums, sums_digest) VALUES (1, 1, '\xdfe04095ee03dd9270bac00e4db1bf3b6f078b9a9055ee9a1296cd8afb712488', 1, 201903, 3, '\x5246433102000000000000000300000002070000006163636f756e7402000000040000003530313104000000363031310000000001000000010a000000616d6f756e745f6f726564000000000100009bffffffffffffff0104000000726f777302000000000000000100000000000000', '\xc87f4fd475c16c57df8fd8fb1253442927de27b56df14d33021fb7f075782df8');
INSERT INTO fact_ledger_posting (tenant, segment, row, account, amount_ore, text) VALUES (1, 1, 0, '5011', 100, 'hyra');
INSERT INTO fact_ledger_posting (tenant, segment, row, account, amount_ore, text) VALUES (1, 1, 1, '6011', -101, '');
INSERT INTO fact_ledger_posting (tenant, segment, row, account, amount_ore, text) VALUES (1, 1, 2, '5011', 1099511627776, 'lön å');
INSERT INTO segment (tenant, number, digest, shape, month, row_count, sums, sums_digest) VALUES (1, 2, '\x100b5e85ccc82e68f023baa46f964c8fdaaaa6b55b3db960adefed45e03db41e', 1, 201904, 1, '\x5246433101000000000000000300000002070000006163636f756e7401000000040000003530313100000000010a000000616d6f756e745f6f726507000000000000000104000000726f77730100000000000000', '\x988bcb1ade3892a2ac3966e3972ee353bcc497bbc7004b173c97737eaa265727');
INSERT INTO fact_ledger_posting (tenant, segment, row, account, amount_ore, text) VALUES (1, 2, 0, '5011', 7, 'el');
INSERT INTO vault (tenant, fingerprint) VALUES (1, '\x85e257b087bb57ce1cb13d8d7bd70549');
INSERT INTO blob (tenant, digest, bytes) VALUES (1, '\x194401741f899e4e7408c98c4377304e22b2e449e8ab690a792d7e70512fc168', '\x52534c3101f28fded72aa08fe67b2d66121e7dec2bbbc46c1c5988d8bb1bbbf89b411b3c958072cb408444');
INSERT INTO sealed_key (tenant, digest, mark, wrapped) VALUES (1, '\x194401741f899e4e7408c98c4377304e22b2e449e8ab690a792d7e70512fc168', '\xdcf4fc63636b254ff823069327f47b25989260c1ee4dfb794f73884fb6b69e98', '\xddc18c4d0db6e464266555b4cae9234358a16bc5cbfd3a29103d5213db8a726a7f750e20f38c4e3b402a87a6f1a406e55531f4768322a6427e810e7b');
INSERT INTO blob (tenant, digest, bytes) VALUES (1, '\x2d855516ca94240f31407ebaaeef9461e00c59cf3063cd41ef1379c130f59f77', '\x52534c310286246171df627b0a41263fc7e06cfbf3d50294ce6abc04fe662f264738bcf76e');
INSERT INTO sealed_key (tenant, digest, mark, wrapped) VALUES (1, '\x2d855516ca94240f31407ebaaeef9461e00c59cf3063cd41ef1379c130f59f77', '\x2f464768c228c00742c7551d9b11ed16df5390c9d090dd89d550450a3eebe3b0', '\xc3522ea147b04e421423bf369406b5a146241c25f1955b33e7d32b25f8dcd4d5e6c60571a31dee554234e5fba6be02ded212309673af83ab05b1c4ed');
INSERT INTO event (tenant, number, recorded_at, header, predecessor, hash) VALUES (1, 3, 1557822600, '\x7b226163746f72223a22636c693a616e6e61222c22626c6f6273223a5b2231393434303137343166383939653465373430386339386334333737333034653232623265343439653861623639306137393264376537303531326663313638222c2232643835353531366361393432343066333134303765626161656566393436316530306335396366333036336364343165663133373963313330663539663737225d2c226974656d73223a5b7b22646967657374223a2230656334363031326366616231373138313637613737303631653066303661663961653563633339336331333665383164363730326361303765313139363964222c226964223a226231222c226b696e64223a226261746368222c22746167223a2262617463682f32222c2276657273696f6e223a317d5d2c226e756d626572223a332c22726561736f6e223a2270726f76222c227265636f726465644174223a22323031392d30352d31345430383a33303a30305a222c2275736543617365223a22746573742e696d706f7274227d', '\x7bec1b06f6aa798a55a0f5167ed2e0eed2d63ab3acf311499c772ae979273a03', '\x0002aa7ddd42bc56fa96e394e0c90c686bdc51f97c07c03d9d493561a62e09b2');
INSERT INTO record_version (tenant, kind, id, version, event, tag, digest) VALUES (1, 'batch', 'b1', 1, 3, 'batch/2', '\x0ec46012cfab1718167a77061e0f06af9ae5cc393c136e81d6702ca07e11969d');
INSERT INTO record_body (tenant, kind, id, version, salt, body) VALUES (1, 'batch', 'b1', 1, '\x7d41f9c819a92ce4417d38482efec2c2', '\x7b22636f6e73656e7473223a5b5d2c22657874726163746564223a22323031392d30352d3032222c2266696c65223a2239333236636363356239336363656338633333633561353261303030643664396566303931643938336130363037313462303533663065653364363430663830222c2266696c654e616d65223a22617072696c2e7365222c226d61736b6564436f756e74223a302c227061727473223a5b7b226d6f6e7468223a22323031392d3033222c22726f7773223a332c227365676d656e74223a2264666530343039356565303364643932373062616330306534646231626633623666303738623961393035356565396131323936636438616662373132343838222c22737461747573223a227072656c696d696e617279222c2273756d223a312c227465787473223a2232643835353531366361393432343066333134303765626161656566393436316530306335396366333036336364343165663133373963313330663539663737227d2c7b226d6f6e7468223a22323031392d3034222c22726f7773223a312c227365676d656e74223a2231303062356538356363633832653638663032336261613436663936346338666461616161366235356233646239363061646566656434356530336462343165222c22737461747573223a227072656c696d696e617279222c2273756d223a317d5d2c2273656c656374696f6e223a7b227061727473223a7b7d7d2c22736f75726365223a226c6564676572222c227461626c65223a226c65646765725f706f7374696e67222c227761726e696e6773223a307d');
INSERT INTO working_data (tenant, kind, id, expires_at, bytes) VALUES (1, 'draft', 'a', 4102444800, '\x75746b617374');
