-- What `-f sqlite` makes. Written by a test (`UPDATE=1 cargo test`).

CREATE TABLE "articles" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "path" TEXT,
  "format" TEXT,
  "language" TEXT,
  "chars" INTEGER,
  "title" TEXT,
  "date" TEXT,
  "date_basis" TEXT,
  "date_confidence" TEXT,
  "authors" TEXT,
  "agency" TEXT,
  "publisher" TEXT,
  "url" TEXT,
  "focus_country" TEXT,
  "focus_place_id" TEXT,
  "focus_place" TEXT,
  "event_cause" TEXT,
  "event_date" TEXT,
  "event_date_to" TEXT,
  "place_id" TEXT,
  "place" TEXT,
  "country" TEXT,
  "latitude" REAL,
  "longitude" REAL,
  "killed_min" INTEGER,
  "killed_max" INTEGER,
  "injured_min" INTEGER,
  "injured_max" INTEGER,
  "missing_min" INTEGER,
  "missing_max" INTEGER,
  "displaced_min" INTEGER,
  "displaced_max" INTEGER,
  "warnings" TEXT,
  "error" TEXT,
  "error_message" TEXT,
  "text" TEXT,
  FOREIGN KEY ("id", "focus_place_id") REFERENCES "places" ("article", "id") DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY ("id", "place_id") REFERENCES "places" ("article", "id") DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE "people" (
  "article" TEXT NOT NULL REFERENCES "articles" ("id") ON DELETE CASCADE,
  "id" TEXT NOT NULL,
  "name" TEXT,
  "given" TEXT,
  "family" TEXT,
  "role" TEXT,
  "roles" TEXT,
  "organization_id" TEXT,
  "organization" TEXT,
  "place_id" TEXT,
  "place" TEXT,
  "country" TEXT,
  "latitude" REAL,
  "longitude" REAL,
  "mentions" INTEGER,
  "quotes" INTEGER,
  PRIMARY KEY ("article", "id"),
  FOREIGN KEY ("article", "organization_id") REFERENCES "organizations" ("article", "id") DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY ("article", "place_id") REFERENCES "places" ("article", "id") DEFERRABLE INITIALLY DEFERRED
) WITHOUT ROWID;

CREATE TABLE "organizations" (
  "article" TEXT NOT NULL REFERENCES "articles" ("id") ON DELETE CASCADE,
  "id" TEXT NOT NULL,
  "name" TEXT,
  "kind" TEXT,
  "mentions" INTEGER,
  PRIMARY KEY ("article", "id")
) WITHOUT ROWID;

CREATE TABLE "places" (
  "article" TEXT NOT NULL REFERENCES "articles" ("id") ON DELETE CASCADE,
  "id" TEXT NOT NULL,
  "name" TEXT,
  "kind" TEXT,
  "country" TEXT,
  "country_code" TEXT,
  "admin1" TEXT,
  "geonames_id" INTEGER,
  "latitude" REAL,
  "longitude" REAL,
  "score" REAL,
  "mentions" INTEGER,
  PRIMARY KEY ("article", "id")
) WITHOUT ROWID;

CREATE TABLE "dates" (
  "article" TEXT NOT NULL REFERENCES "articles" ("id") ON DELETE CASCADE,
  "id" TEXT NOT NULL,
  "text" TEXT,
  "start" INTEGER,
  "end" INTEGER,
  "in" TEXT,
  "type" TEXT,
  "value" TEXT,
  "from" TEXT,
  "to" TEXT,
  "mod" TEXT,
  "anchor" TEXT,
  "anchor_id" TEXT,
  "quant" TEXT,
  "freq" TEXT,
  "range" TEXT,
  "age" INTEGER,
  "person_id" TEXT,
  "person" TEXT,
  "sentence" TEXT,
  PRIMARY KEY ("article", "id"),
  FOREIGN KEY ("article", "anchor_id") REFERENCES "dates" ("article", "id") DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY ("article", "person_id") REFERENCES "people" ("article", "id") DEFERRABLE INITIALLY DEFERRED
) WITHOUT ROWID;

CREATE TABLE "quotes" (
  "article" TEXT NOT NULL REFERENCES "articles" ("id") ON DELETE CASCADE,
  "id" TEXT NOT NULL,
  "kind" TEXT,
  "quote" TEXT,
  "start" INTEGER,
  "end" INTEGER,
  "in" TEXT,
  "speaker_id" TEXT,
  "speaker" TEXT,
  "speaker_role" TEXT,
  "speaker_text" TEXT,
  "cue" TEXT,
  "sentence" TEXT,
  PRIMARY KEY ("article", "id"),
  FOREIGN KEY ("article", "speaker_id") REFERENCES "people" ("article", "id") DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE "casualties" (
  "article" TEXT NOT NULL REFERENCES "articles" ("id") ON DELETE CASCADE,
  "id" TEXT NOT NULL,
  "text" TEXT,
  "start" INTEGER,
  "end" INTEGER,
  "in" TEXT,
  "kind" TEXT,
  "count" TEXT,
  "min" INTEGER,
  "max" INTEGER,
  "approximate" INTEGER,
  "share" REAL,
  "victims" TEXT,
  "victim_kind" TEXT,
  "people_ids" TEXT,
  "people" TEXT,
  "scope" TEXT,
  "status" TEXT,
  "part_of" TEXT,
  "cause" TEXT,
  "place_id" TEXT,
  "place" TEXT,
  "country" TEXT,
  "latitude" REAL,
  "longitude" REAL,
  "date_id" TEXT,
  "date" TEXT,
  "date_to" TEXT,
  "source_id" TEXT,
  "source" TEXT,
  "sentence" TEXT,
  PRIMARY KEY ("article", "id"),
  FOREIGN KEY ("article", "part_of") REFERENCES "casualties" ("article", "id") DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY ("article", "place_id") REFERENCES "places" ("article", "id") DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY ("article", "date_id") REFERENCES "dates" ("article", "id") DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY ("article", "source_id") REFERENCES "people" ("article", "id") DEFERRABLE INITIALLY DEFERRED
) WITHOUT ROWID;

CREATE TABLE "victims" (
  "article" TEXT NOT NULL REFERENCES "articles" ("id") ON DELETE CASCADE,
  "id" TEXT NOT NULL,
  "person_id" TEXT,
  "name" TEXT,
  "age" INTEGER,
  "status" TEXT,
  "role" TEXT,
  "figure_id" TEXT,
  "figure" TEXT,
  "sentence" TEXT,
  PRIMARY KEY ("article", "id"),
  FOREIGN KEY ("article", "person_id") REFERENCES "people" ("article", "id") DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY ("article", "figure_id") REFERENCES "casualties" ("article", "id") DEFERRABLE INITIALLY DEFERRED
) WITHOUT ROWID;

CREATE TABLE "events" (
  "event_id" TEXT NOT NULL PRIMARY KEY,
  "event_date" TEXT,
  "event_date_to" TEXT,
  "time_precision" INTEGER,
  "cause" TEXT,
  "country" TEXT,
  "iso2" TEXT,
  "admin1" TEXT,
  "location" TEXT,
  "latitude" REAL,
  "longitude" REAL,
  "geo_precision" INTEGER,
  "killed_min" INTEGER,
  "killed_max" INTEGER,
  "injured_min" INTEGER,
  "injured_max" INTEGER,
  "missing_min" INTEGER,
  "missing_max" INTEGER,
  "displaced_min" INTEGER,
  "displaced_max" INTEGER,
  "victims" TEXT,
  "articles" INTEGER,
  "first_article" TEXT REFERENCES "articles" ("id") ON DELETE SET NULL,
  "headline" TEXT,
  "notes" TEXT
) WITHOUT ROWID;

CREATE TABLE "event_articles" (
  "event_id" TEXT NOT NULL REFERENCES "events" ("event_id") ON DELETE CASCADE,
  "article" TEXT NOT NULL REFERENCES "articles" ("id") ON DELETE CASCADE,
  "date" TEXT,
  "title" TEXT,
  "killed_min" INTEGER,
  "killed_max" INTEGER,
  "injured_min" INTEGER,
  "injured_max" INTEGER,
  "copy_of" TEXT REFERENCES "articles" ("id") ON DELETE SET NULL,
  PRIMARY KEY ("event_id", "article")
) WITHOUT ROWID;

CREATE VIRTUAL TABLE "articles_fts" USING fts5 ("title", "text", content="articles", tokenize="porter unicode61 remove_diacritics 2");
CREATE TRIGGER "articles_ai" AFTER INSERT ON "articles" BEGIN
  INSERT INTO "articles_fts" (rowid, "title", "text") VALUES (new.rowid, new."title", new."text");
END;
CREATE TRIGGER "articles_ad" AFTER DELETE ON "articles" BEGIN
  INSERT INTO "articles_fts" ("articles_fts", rowid, "title", "text") VALUES ('delete', old.rowid, old."title", old."text");
END;
CREATE TRIGGER "articles_au" AFTER UPDATE ON "articles" BEGIN
  INSERT INTO "articles_fts" ("articles_fts", rowid, "title", "text") VALUES ('delete', old.rowid, old."title", old."text");
  INSERT INTO "articles_fts" (rowid, "title", "text") VALUES (new.rowid, new."title", new."text");
END;

CREATE VIRTUAL TABLE "quotes_fts" USING fts5 ("quote", "speaker", content="quotes", tokenize="porter unicode61 remove_diacritics 2");
CREATE TRIGGER "quotes_ai" AFTER INSERT ON "quotes" BEGIN
  INSERT INTO "quotes_fts" (rowid, "quote", "speaker") VALUES (new.rowid, new."quote", new."speaker");
END;
CREATE TRIGGER "quotes_ad" AFTER DELETE ON "quotes" BEGIN
  INSERT INTO "quotes_fts" ("quotes_fts", rowid, "quote", "speaker") VALUES ('delete', old.rowid, old."quote", old."speaker");
END;
CREATE TRIGGER "quotes_au" AFTER UPDATE ON "quotes" BEGIN
  INSERT INTO "quotes_fts" ("quotes_fts", rowid, "quote", "speaker") VALUES ('delete', old.rowid, old."quote", old."speaker");
  INSERT INTO "quotes_fts" (rowid, "quote", "speaker") VALUES (new.rowid, new."quote", new."speaker");
END;

PRAGMA application_id = 1634626682;
PRAGMA user_version = 1;

-- Made at the end of the first run that comes to one.
CREATE INDEX IF NOT EXISTS "articles_date" ON "articles" ("date");
CREATE INDEX IF NOT EXISTS "articles_event_date" ON "articles" ("event_date");
CREATE INDEX IF NOT EXISTS "people_name" ON "people" ("name");
CREATE INDEX IF NOT EXISTS "organizations_name" ON "organizations" ("name");
CREATE INDEX IF NOT EXISTS "places_name" ON "places" ("name");
CREATE INDEX IF NOT EXISTS "quotes_speaker" ON "quotes" ("speaker");
CREATE INDEX IF NOT EXISTS "victims_name" ON "victims" ("name");
CREATE INDEX IF NOT EXISTS "events_event_date" ON "events" ("event_date");
CREATE INDEX IF NOT EXISTS "event_articles_article" ON "event_articles" ("article");
