//! The words of the register and which changes are legal.
//!
//! Pure: no clock, no randomness, no files, no database. What an organisation says is a
//! [`Report`]; who may read it follows from its [`Marking`]; what is added up is a [`Figure`].
#![warn(missing_docs)]

mod access;
mod area_boundary;
mod canonical;
mod country;
mod day;
mod event;
mod figure;
mod gazetteer;
mod grading;
mod id;
mod judgement;
mod link;
mod marking;
mod officer;
mod organization;
mod place_correction;
mod quantity;
mod question;
mod report;
mod ruling;
mod sealed;
mod substance_class;
mod timestamp;

pub use access::{AccessClass, AccessClassId, Category};
pub use area_boundary::{
    AreaBoundaries, AreaBoundariesId, AreaBoundary, AreaShape, BoundaryHead, Point, Polygon, Ring,
    SquareMeters, in_force,
};
pub use canonical::{ContentHash, Salt, canonical_bytes, content_hash};
pub use country::{
    Area, AreaCode, AreaLevel, CountryCode, CountryPack, LawThreshold, Organization, PageWord,
    PlaceMeaning, PointCode, PointKind, PointOfEntry, Sector, Spelling, Standing, Substance,
    SubstanceCode, Unit,
};
pub use day::{Day, DayError, Period, PeriodError, Precision, When};
pub use event::{Action, Event, EventDetail, Subject};
pub use figure::{
    Amount, Basis, BelowTotal, Cell, CellState, CodeName, Completeness, Figure, Lineage,
    LineageRow, SourceCount, Waiting,
};
pub use gazetteer::{AreaValidity, GazetteerFacts, NamedPlace, PlaceKind, Station};
pub use grading::Grading;
pub use id::{EntryId, ImportId, KeyId, OfficerId, ReportId, SessionKey};
pub use judgement::{
    CONTEST_WORKING_DAYS, Contest, ContestId, Contested, Judgement, JudgementError, JudgementId,
    PanelDecision, PanelMember, Parties, ReportPair, Verdict, WorkingCalendar, check_judge,
    is_neutral, judgements_in_force, needs_neutral_judge,
};
pub use link::{Link, LinkBatch, LinkBatchId, LinkKind};
pub use marking::{Audience, Handling, Marking, Tlp};
pub use officer::{Officer, Purpose, Role};
pub use organization::{OrganizationCode, OrganizationCodeError};
pub use place_correction::{PlaceCorrection, PlaceCorrectionError};
pub use quantity::{Quantity, QuantityError, measure};
pub use question::{Dimension, FigureError, FigureQuery, Filter, Measure};
pub use report::{
    Arrest, Confirmation, Content, Credit, Exhibit, Flag, Kind, LaboratoryResult, OwnReference,
    Participant, PersonGroup, PersonIdentity, PersonRole, Personal, Protection, ReferenceKind,
    Report, ReportError, Seizure, Sex, SourceRow, Summary, SummaryCell, SummaryMeasure,
};
pub use ruling::{PairStanding, Ruling, RulingId};
pub use sealed::Sealed;
pub use substance_class::SubstanceClass;
pub use timestamp::{Timestamp, TimestampError};
