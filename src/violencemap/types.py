"""The vocabulary: what the rooms of violencemap hand to each other.

Frozen, slotted, keyword-only. Keys are text (``"01"``, never 1) and a prefix selects all
below it. ``None`` means unknown, 0 means counted and none. Longitudes and latitudes are
degrees, EPSG:4326; order is longitude, latitude. Offsets count Python characters of
``Article.text``, end exclusive.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any, Literal
from uuid import uuid4

from violencemap.codes import DatePrecision, EventType, GeoPrecision

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt
    import pandas as pd

__all__ = [
    "Action",
    "Article",
    "Candidate",
    "Decision",
    "Figure",
    "Filters",
    "GroupPresence",
    "GroupRelation",
    "Incident",
    "Mention",
    "MentionLabel",
    "MentionLevel",
    "MonthlyRows",
    "Place",
    "Reading",
    "Rejection",
    "Report",
    "Resolution",
    "ReviewFilter",
    "Span",
    "StatisticUnit",
    "Subject",
    "TableKind",
    "TableReading",
    "TableSource",
    "Unit",
]

Span = tuple[int, int]
MentionLabel = Literal["place", "foreign", "organization", "person", "road", "bibliography"]
MentionLevel = Literal["state", "municipality", "locality", "region", "facility"]
Unit = Literal["count", "percent_change", "percent", "rate_per_100k", "per_day"]
StatisticUnit = Literal["case_files", "victims", "deaths"]
TableKind = Literal["statistics", "population", "events"]
Action = Literal["accept", "change", "reject", "sensitive", "merge", "undo"]
Subject = Literal["incident", "figure"]
GroupRelation = Literal["present", "allied", "in_conflict"]
ReviewFilter = Literal["all", "reviewed", "unreviewed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place of the gazetteer.

    ``cvegeo`` is the finest INEGI code known: 2 digits for a state, 5 for a municipality
    and for a named point inside it without a locality code, 9 for a coded locality.
    ``population`` is persons, None when unknown.
    """

    cvegeo: str
    name: str
    level: MentionLevel
    longitude: float
    latitude: float
    population: int | None = None
    alternate_names: tuple[str, ...] = ()
    geonameid: int | None = None

    @property
    def cve_ent(self) -> str:
        return self.cvegeo[:2]

    @property
    def cve_mun(self) -> str | None:
        return self.cvegeo[2:5] or None

    @property
    def cve_loc(self) -> str | None:
        return self.cvegeo[5:] or None


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One report.

    ``text`` is what is read (title line included, where the file has one), in the
    characters all offsets count. ``bibliography_start`` is the offset in ``text`` where
    the list of sources begins, None when there is none. ``segments`` are
    ``(offset in text, offset in the decoded file)`` pairs, ascending: where each run of
    text came from, so that offsets can be given for the file the user has.
    """

    article_id: str
    text: str
    title: str | None = None
    author: str | None = None
    published: date | None = None
    language: Literal["en", "es"] = "en"
    source: str | None = None
    url: str | None = None
    bibliography_start: int | None = None
    file: str | None = None
    segments: tuple[tuple[int, int], ...] = ((0, 0),)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A name in the text: ``text`` is ``article.text[start:end]``."""

    article_id: str
    start: int
    end: int
    text: str
    label: MentionLabel


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A place that a mention may mean, with its score between 0 and 1."""

    place: Place
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolution:
    """What a mention was taken for, and why.

    ``place`` is None for what is not a Mexican place and for what could not be decided;
    then ``candidates`` (best first) hold what it could have been. ``level`` says what the
    name stands for even where ``place`` is its municipality. ``place_name`` is for people:
    ``"Mexicali, Baja California"``. ``reason`` is one plain sentence.
    """

    mention: Mention
    place: Place | None
    level: MentionLevel | None
    place_name: str | None
    score: float
    method: str
    reason: str
    candidates: tuple[Candidate, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Incident:
    """One event that a report tells, or a row of an event dataset.

    Fatalities are persons (best, low, high estimate); None when the report does not say.
    ``cvegeo`` has 2, 5 or 9 digits, None when unplaced; coordinates are given only where
    the place is finer than a state. ``evidence`` is a span of the first article's text.
    """

    incident_id: str
    dataset: str
    event_date: date | None
    date_precision: DatePrecision
    event_type: EventType
    event_date_end: date | None = None
    sub_event_type: str | None = None
    actors: tuple[str, ...] = ()
    cvegeo: str | None = None
    location: str | None = None
    place_mention: str | None = None
    longitude: float | None = None
    latitude: float | None = None
    geo_precision: GeoPrecision = GeoPrecision.UNKNOWN
    geocode_method: str | None = None
    geocode_score: float | None = None
    geocode_candidates: int = 0
    fatalities_best: int | None = None
    fatalities_low: int | None = None
    fatalities_high: int | None = None
    source: str | None = None
    article_ids: tuple[str, ...] = ()
    evidence: Span | None = None
    confidence: float = 0.0
    notes: str | None = None
    source_event_id: str | None = None
    coder_version: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number that a report states, such as "homicides rose 32 %".

    ``cvegeo`` is ``"00"`` for the country. A decline has a negative ``value``. ``source``
    is the agency that said it. Periods are first and last day, inclusive.
    """

    figure_id: str
    value: float
    unit: Unit
    indicator: str
    cvegeo: str | None
    period_start: date | None = None
    period_end: date | None = None
    baseline_start: date | None = None
    baseline_end: date | None = None
    source: str | None = None
    article_ids: tuple[str, ...] = ()
    evidence: Span | None = None
    confidence: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupPresence:
    """A statement of a report on a criminal group and a place; never counted, ranked or mapped.

    ``organization`` and ``other_organization`` (allied or in conflict with) are full names.
    ``cvegeo`` has 2 or 5 digits, ``"00"`` for the country. ``attributed_by`` is who said so,
    None where the report itself does. Days are first and last, inclusive. ``evidence`` is a
    span of the article's text.
    """

    organization: str
    cvegeo: str
    relation: GroupRelation
    article_id: str
    evidence: Span
    other_organization: str | None = None
    period_start: date | None = None
    period_end: date | None = None
    attributed_by: str | None = None
    confidence: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """All that was read in one article: what ``violencemap read`` prints."""

    article: Article
    resolutions: tuple[Resolution, ...] = ()
    incidents: tuple[Incident, ...] = ()
    figures: tuple[Figure, ...] = ()
    presence: tuple[GroupPresence, ...] = ()


def _new_id() -> str:
    return uuid4().hex


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What a person decided about an incident or a figure: a line of the journal.

    ``article_id`` is the report that the person had before them, and ``seen`` what was coded
    in it then: the decision holds for these facts and not for others that a later reading may
    find. ``values`` are the new values of a ``change``. Days in both are ISO text, as in
    the journal. ``merged_into`` is the incident that a ``merge`` leaves, ``undoes`` the
    decision that an ``undo`` takes back. ``when`` is UTC.
    """

    who: str
    action: Action
    target_id: str
    subject: Subject = "incident"
    article_id: str | None = None
    seen: Mapping[str, Any] = field(default_factory=dict)
    values: Mapping[str, Any] = field(default_factory=dict)
    merged_into: str | None = None
    undoes: str | None = None
    reason: str | None = None
    decision_id: str = field(default_factory=_new_id)
    when: datetime = field(default_factory=_now)


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What to look at. Hashable: the cache key, the URL and the options of the CLI.

    ``since`` and ``until`` are days, inclusive. ``cvegeo`` are codes of states or
    municipalities; a prefix selects all below it; empty means the whole country.
    ``geo_precision_max`` is the coarsest precision to keep (None: all, also unplaced).
    ``review`` keeps what a person has reviewed, or what nobody has yet.
    """

    since: date | None = None
    until: date | None = None
    event_types: tuple[EventType, ...] = ()
    cvegeo: tuple[str, ...] = ()
    geo_precision_max: GeoPrecision | None = None
    datasets: tuple[str, ...] = ()
    review: ReviewFilter = "all"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejection:
    """A row or file that was set aside, and why. Rows count from 1, header included."""

    file: str
    reason: str
    row: int | None = None
    column: str | None = None
    value: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class MonthlyRows:
    """Rows of an official table, checked: what each is about, and the counts of its months.

    ``series``, ``cvegeo`` and ``texts`` hold a category for each row; ``texts`` are those of
    the columns that the table has: ``bien_juridico``, ``tipo``, ``subtipo``, ``modalidad``,
    ``sex``, ``age_group``. ``counts`` has a row for each row and a column for each of its months,
    which follow each other; -1 stands for an unknown count. ``first_months`` are months since
    January 1970, whole rows apart.
    """

    series: pd.Categorical
    unit: StatisticUnit
    cvegeo: pd.Categorical
    texts: Mapping[str, pd.Categorical]
    first_months: npt.NDArray[np.int32]
    counts: npt.NDArray[np.int16 | np.int32]

    def __len__(self) -> int:
        return len(self.counts)

    def only(self, good: npt.NDArray[np.bool_]) -> MonthlyRows:
        """The rows of a mask."""
        if good.all():
            return self
        return replace(
            self,
            series=self.series[good],
            cvegeo=self.cvegeo[good],
            texts={name: column[good] for name, column in self.texts.items()},
            first_months=self.first_months[good],
            counts=self.counts[good],
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class TableSource:
    """Who published a table, under which terms, and which copy of it was read.

    ``file`` is the name of the file, ``sha256`` the digest of its bytes.
    """

    title: str
    publisher: str
    license: str
    file: str
    sha256: str
    dataset: str
    url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class TableReading:
    """What a file of tables holds, checked.

    ``statistics`` are the rows of official counts, one item a table of the file; ``frame`` has
    the population (``cvegeo``, ``year``, ``population``) or the events (columns of the store's
    incidents). ``rejected`` are rows set aside, and notes on what is unknown.
    """

    kind: TableKind
    source: TableSource
    rejected: tuple[Rejection, ...]
    statistics: tuple[MonthlyRows, ...] = ()
    frame: pd.DataFrame | None = None

    @property
    def rows(self) -> int:
        return sum(map(len, self.statistics)) + (0 if self.frame is None else len(self.frame))


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What a command did: counts by kind, what was set aside, and the time it took.

    ``addition_id`` names what was added to the store, where that can be taken back; ``unused``
    are files of tables that had no row to keep.
    """

    read: Mapping[str, int] = field(default_factory=dict)
    kept: Mapping[str, int] = field(default_factory=dict)
    rejected: tuple[Rejection, ...] = ()
    seconds: float = 0.0
    details: tuple[Mapping[str, Any], ...] = ()
    addition_id: str | None = None
    unused: tuple[str, ...] = ()
