-- The tables of a store. One file holds them all.
--
-- Codes are text with leading zeros (cvegeo: 2 digits state, 5 municipality, 9 locality).
-- NULL means unknown, 0 means counted and none. Longitude and latitude are degrees, EPSG:4326.
-- Lists are texts joined by "|". "bundled" marks what came with violencemap.
-- Decisions of people are not in here but in the journal beside; a reader sees them laid over
-- incident, incident_article and figure, whose review columns stay at their defaults in the file.

CREATE TABLE meta (
    name VARCHAR PRIMARY KEY,          -- schema_version, bundled_digest, addition
    content VARCHAR NOT NULL
);

-- INEGI's states and municipalities. Label point, and census population of 2020 in persons.
CREATE TABLE area (
    cvegeo VARCHAR PRIMARY KEY,
    level VARCHAR NOT NULL,            -- state | municipality
    name VARCHAR NOT NULL,             -- short and common: Veracruz
    official_name VARCHAR,
    cve_ent VARCHAR NOT NULL,
    seat VARCHAR,
    longitude DOUBLE PRECISION,
    latitude DOUBLE PRECISION,
    population INTEGER,
    drawn_in VARCHAR                   -- parent whose polygon holds a municipality created since 2019
);

CREATE TABLE source (
    source_id VARCHAR PRIMARY KEY,
    kind VARCHAR NOT NULL,             -- report | statistics | population | ...
    title VARCHAR,
    publisher VARCHAR,
    author VARCHAR,
    published DATE,
    url VARCHAR,
    license VARCHAR NOT NULL,
    cutoff DATE,                       -- last day the source knows about
    retrieved DATE,
    sha256 VARCHAR,                    -- of the text that was read; NULL when not kept
    bundled BOOLEAN NOT NULL
);

CREATE TABLE article (
    article_id VARCHAR PRIMARY KEY,
    source_id VARCHAR NOT NULL REFERENCES source (source_id),
    title VARCHAR,
    author VARCHAR,
    published DATE,
    language VARCHAR,
    url VARCHAR,
    file VARCHAR,                      -- name of the file it was read from
    body VARCHAR,                      -- NULL for bundled records: facts ship, texts do not
    bibliography_start INTEGER,        -- offset in body
    digest VARCHAR NOT NULL,           -- of the whole reading: equal digests, equal records
    bundled BOOLEAN NOT NULL
);

-- Offsets count characters of article.body, end exclusive.
CREATE TABLE mention (
    article_id VARCHAR NOT NULL REFERENCES article (article_id),
    start_offset INTEGER NOT NULL,
    end_offset INTEGER NOT NULL,
    mention VARCHAR NOT NULL,
    label VARCHAR NOT NULL,            -- place | foreign | organization | person | road | bibliography
    level VARCHAR,
    cvegeo VARCHAR,
    place_name VARCHAR,
    longitude DOUBLE PRECISION,
    latitude DOUBLE PRECISION,
    score DOUBLE PRECISION NOT NULL,   -- 0 to 1
    method VARCHAR NOT NULL,
    reason VARCHAR NOT NULL,
    candidates VARCHAR NOT NULL,       -- cvegeo of each, best first
    PRIMARY KEY (article_id, start_offset, end_offset)
);

-- Fatalities are persons. evidence offsets are in the body of the incident's first article.
CREATE TABLE incident (
    incident_id VARCHAR PRIMARY KEY,
    dataset VARCHAR NOT NULL,
    event_date DATE,
    event_date_end DATE,
    date_precision VARCHAR NOT NULL,
    event_type VARCHAR NOT NULL,
    sub_event_type VARCHAR,
    actors VARCHAR NOT NULL,           -- alleged; never in a public export
    cvegeo VARCHAR,
    location VARCHAR,
    place_mention VARCHAR,
    longitude DOUBLE PRECISION,
    latitude DOUBLE PRECISION,
    geo_precision VARCHAR NOT NULL,
    geocode_method VARCHAR,
    geocode_score DOUBLE PRECISION,    -- 0 to 1
    geocode_candidates INTEGER NOT NULL,
    fatalities_best INTEGER,
    fatalities_low INTEGER,
    fatalities_high INTEGER,
    source VARCHAR,
    evidence_start INTEGER,
    evidence_end INTEGER,
    confidence DOUBLE PRECISION NOT NULL, -- 0 to 1
    notes VARCHAR,
    source_event_id VARCHAR,
    coder_version VARCHAR,
    review_status VARCHAR DEFAULT 'unreviewed' NOT NULL,
    reviewed_on DATE
);

CREATE TABLE incident_article (
    incident_id VARCHAR NOT NULL,
    article_id VARCHAR NOT NULL,
    position INTEGER NOT NULL,         -- 0 is the article that the evidence is in
    PRIMARY KEY (incident_id, article_id)
);

-- Numbers that reports state. cvegeo 00 is the country; a decline is negative.
CREATE TABLE figure (
    figure_id VARCHAR PRIMARY KEY,
    amount DOUBLE PRECISION NOT NULL,
    unit VARCHAR NOT NULL,             -- count | percent_change | percent | rate_per_100k | per_day
    indicator VARCHAR NOT NULL,
    cvegeo VARCHAR,
    period_start DATE,
    period_end DATE,
    baseline_start DATE,
    baseline_end DATE,
    source VARCHAR,                    -- the agency that said it
    evidence_start INTEGER,
    evidence_end INTEGER,
    confidence DOUBLE PRECISION NOT NULL,
    review_status VARCHAR DEFAULT 'unreviewed' NOT NULL,
    reviewed_on DATE
);

CREATE TABLE figure_article (
    figure_id VARCHAR NOT NULL,
    article_id VARCHAR NOT NULL,
    position INTEGER NOT NULL,
    PRIMARY KEY (figure_id, article_id)
);

-- A cut of an official series, as a file or the bundled data brought it. Older ones are kept.
CREATE TABLE release (
    release VARCHAR PRIMARY KEY,       -- source_id of the file it came from
    series_id VARCHAR NOT NULL,
    unit VARCHAR NOT NULL,             -- case_files | victims | deaths
    first_month SMALLINT NOT NULL,     -- months since January 1970
    last_month SMALLINT NOT NULL,
    counted BIGINT NOT NULL,           -- sum of all counts
    set_aside INTEGER NOT NULL,        -- rows of the file that could not be right
    added INTEGER NOT NULL,            -- ascending: of two equal cuts the one added later holds
    digest VARCHAR NOT NULL            -- of all its counts
);

-- What a release counts. NULL where the publisher does not tell.
CREATE TABLE release_item (
    item_id INTEGER PRIMARY KEY,
    release VARCHAR NOT NULL,
    bien_juridico VARCHAR,
    tipo VARCHAR,
    subtipo VARCHAR,
    modalidad VARCHAR,
    sex VARCHAR,
    age_group VARCHAR
);

-- Months that are known, first and last included. Unknown is what lies in no span.
-- No keys here and below: their indexes would be larger than the counts. place is cvegeo as a
-- number, for the same reason: 1 is 01, 1001 is 01001, 0 is abroad.
CREATE TABLE release_span (
    item_id INTEGER NOT NULL,
    place INTEGER NOT NULL,
    first_month SMALLINT NOT NULL,
    last_month SMALLINT NOT NULL
);

-- Counts above zero. A known month without a row here is a zero.
CREATE TABLE release_cell (
    item_id INTEGER NOT NULL,
    place INTEGER NOT NULL,
    month SMALLINT NOT NULL,
    number INTEGER NOT NULL
);

-- What holds now: a measure by area and month (its first day), worked out from the releases.
-- number NULL: the month is unknown. One row for each series_id, measure, cvegeo and month.
CREATE TABLE statistic (
    series_id VARCHAR NOT NULL,
    measure VARCHAR NOT NULL,          -- a code of measures.MEASURES, which has the unit
    cvegeo VARCHAR NOT NULL,
    month DATE NOT NULL,
    number INTEGER,
    release VARCHAR NOT NULL           -- the release that the month of the state is from
);

-- Persons at the middle of the year.
CREATE TABLE population (
    cvegeo VARCHAR NOT NULL,
    year INTEGER NOT NULL,
    base VARCHAR NOT NULL,             -- all | women
    population INTEGER NOT NULL,
    source VARCHAR NOT NULL,           -- source_id
    PRIMARY KEY (cvegeo, year, base)
);

-- Criminal groups as reports attribute them; never in an export or a ranking.
CREATE TABLE group_presence (
    organization VARCHAR NOT NULL,
    cvegeo VARCHAR NOT NULL,
    relation VARCHAR NOT NULL,         -- present | allied | in_conflict
    other_organization VARCHAR,        -- allied or in conflict with
    period_start DATE,
    period_end DATE,
    article_id VARCHAR,
    source_id VARCHAR NOT NULL,
    attributed_by VARCHAR,             -- who said so
    evidence_start INTEGER,            -- in the body of the article
    evidence_end INTEGER,
    confidence DOUBLE PRECISION        -- 0 to 1; NULL for bundled records
);
