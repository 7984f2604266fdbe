//! Under which values a report is filed, and under which it looks for others: never all pairs.
//!
//! A date known to the day is filed by day and week and meets its like there. It is also filed by
//! month and year, where only reports with rougher dates look for it, and looks itself only among
//! those. Amounts are filed by their digits, so that a slip of the unit is found as well.

use yakja_model::ReferenceKind;

use super::amounts::Measured;
use super::facts::Setting;
use super::known::{Days, Known};
use super::references::Number;
use super::vocabulary::{combine, hash};

/// What a value is of that reports are filed under.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum KeyFamily {
    /// The row of a file.
    Record,
    /// A number with all that makes it unique.
    UniqueNumber,
    /// A number alone.
    Number,
    /// Digits of an amount, with class and time or place.
    Amount,
    /// A district or the sea, with time and class.
    Place,
    /// A word of a place, with time.
    PlaceWord,
    /// An identifier.
    Identifier,
    /// A word of a name, with time.
    Name,
}

impl KeyFamily {
    /// Whether two reports that share a value may be of one incident for that alone.
    pub(super) const fn is_unique(self) -> bool {
        matches!(self, Self::Record | Self::UniqueNumber | Self::Identifier)
    }
}

/// One value, and what to do with it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Key {
    pub(super) family: KeyFamily,
    pub(super) value: u64,
    pub(super) act: Act,
}

/// Whether to look under a value, to be filed under it, or both.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Act {
    Look,
    File,
    LookAndFile,
}

/// Every value of a report.
pub(super) fn keys(known: &Known) -> Vec<Key> {
    let mut keys = Keys { times: Times::of(known), found: Vec::with_capacity(48) };
    if let Some(record) = known.record {
        keys.always(KeyFamily::Record, record);
    }
    for number in &known.numbers {
        keys.number(number);
    }
    for identifier in &known.identifiers {
        keys.always(KeyFamily::Identifier, *identifier);
    }
    for word in &known.name_words {
        keys.by_week(KeyFamily::Name, *word);
    }
    for mark in &known.words.marks {
        keys.by_week(KeyFamily::PlaceWord, *mark);
    }
    keys.exhibits(known);
    keys.found
}

/// Where a report is, as exactly as it is filed.
fn spot(known: &Known) -> Option<u64> {
    match known.setting {
        Setting::Land => known.district.or(known.division).map(|area| u64::from(area) + 2),
        Setting::AtSea => Some(1),
        Setting::Abroad | Setting::NotKnown => None,
    }
}

/// How exactly a date is known, and the days, weeks, months and years that it touches.
struct Times {
    days: Days,
    exactness: Exactness,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Exactness {
    Day,
    Month,
    Year,
    /// So rough that time tells nothing.
    None,
}

/// Dates that span up to so many days are filed by months.
const MONTHS_SPAN: u32 = 62;
/// And up to so many by years.
const YEARS_SPAN: u32 = 1_470;
/// An examination comes so many days after the find, as a rule.
const EXAMINED_AFTER: i32 = 90;
/// Exact dates that are off are off by a few days.
const DAYS_OFF: i32 = 3;

impl Times {
    fn of(known: &Known) -> Self {
        let mut days = known.days;
        if known.is_examination() {
            days.from = days.from.saturating_sub(EXAMINED_AFTER);
        }
        let span = days.span();
        let exactness = if days.is_exact() {
            Exactness::Day
        } else if span <= MONTHS_SPAN {
            Exactness::Month
        } else if span <= YEARS_SPAN {
            Exactness::Year
        } else {
            Exactness::None
        };
        Self { days, exactness }
    }

    fn weeks(&self, margin: i32) -> impl Iterator<Item = i32> + use<> {
        let from = self.days.from.saturating_sub(margin).div_euclid(7);
        from..=self.days.to.saturating_add(margin).div_euclid(7)
    }

    fn months(&self) -> impl Iterator<Item = i32> + use<> {
        month(self.days.from)..=month(self.days.to)
    }

    fn years(&self) -> impl Iterator<Item = i32> + use<> {
        month(self.days.from).div_euclid(12)..=month(self.days.to).div_euclid(12)
    }
}

/// Months since the year 0.
fn month(day: i32) -> i32 {
    let (year, month) = yakja_model::Day::from_number(day).month();
    i32::from(year) * 12 + i32::from(month) - 1
}

struct Keys {
    times: Times,
    found: Vec<Key>,
}

/// Among which reports a value is filed by month or year.
#[derive(Clone, Copy)]
enum Drawer {
    MonthOfAll = 1,
    MonthOfRough,
    YearOfAll,
    YearOfRough,
    Day,
    Week,
}

impl Keys {
    fn add(&mut self, family: KeyFamily, value: u64, act: Act) {
        let value = combine(&[family as u64, value]);
        self.found.push(Key { family, value, act });
    }

    fn always(&mut self, family: KeyFamily, value: u64) {
        self.add(family, value, Act::LookAndFile);
    }

    fn timed(&mut self, family: KeyFamily, parts: (u64, Drawer, i32), act: Act) {
        let (value, drawer, time) = parts;
        let time = u64::from(time.cast_unsigned());
        self.add(family, combine(&[value, drawer as u64, time]), act);
    }

    fn number(&mut self, number: &Number) {
        let kind = number.kind as u64;
        let digits = hash(&number.number);
        let issuer = number.issuer.as_deref().map(hash);
        let year = number.year.map(|year| u64::from(year.cast_unsigned()));
        let unique = match number.kind {
            ReferenceKind::Fir | ReferenceKind::LaboratoryMemo => {
                issuer.zip(year).map(|(issuer, year)| combine(&[kind, issuer, year, digits]))
            }
            ReferenceKind::Operation | ReferenceKind::Publication | ReferenceKind::Own => {
                issuer.map(|issuer| combine(&[kind, issuer, digits]))
            }
            ReferenceKind::Seal => Some(combine(&[kind, digits])),
        };
        if let Some(unique) = unique {
            self.always(KeyFamily::UniqueNumber, unique);
        }
        self.always(KeyFamily::Number, combine(&[kind, digits]));
    }

    /// Exact dates only: within a day.
    fn by_day(&mut self, family: KeyFamily, value: u64) {
        self.look_by_day(family, value);
        self.file_by_day(family, value);
    }

    fn look_by_day(&mut self, family: KeyFamily, value: u64) {
        let Days { from, to } = self.times.days;
        if self.times.exactness == Exactness::Day {
            for day in from.saturating_sub(1)..=to.saturating_add(1) {
                self.timed(family, (value, Drawer::Day, day), Act::Look);
            }
        }
    }

    fn file_by_day(&mut self, family: KeyFamily, value: u64) {
        let Days { from, to } = self.times.days;
        if self.times.exactness == Exactness::Day {
            for day in from..=to {
                self.timed(family, (value, Drawer::Day, day), Act::File);
            }
        }
    }

    /// Exact dates only: within a few days.
    fn by_week(&mut self, family: KeyFamily, value: u64) {
        if self.times.exactness != Exactness::Day {
            return;
        }
        let own: Vec<i32> = self.times.weeks(0).collect();
        for week in self.times.weeks(DAYS_OFF) {
            let act = if own.contains(&week) { Act::LookAndFile } else { Act::Look };
            self.timed(family, (value, Drawer::Week, week), act);
        }
    }

    /// Rough dates meet exact ones and each other in the months that both touch.
    fn by_month(&mut self, family: KeyFamily, value: u64) {
        let (all, rough) = match self.times.exactness {
            Exactness::Day => (Act::File, Some(Act::Look)),
            Exactness::Month => (Act::LookAndFile, Some(Act::File)),
            Exactness::Year | Exactness::None => return,
        };
        for month in self.times.months() {
            self.timed(family, (value, Drawer::MonthOfAll, month), all);
            if let Some(act) = rough {
                self.timed(family, (value, Drawer::MonthOfRough, month), act);
            }
        }
    }

    /// Dates known to the year meet all others in the years that both touch.
    fn by_year(&mut self, family: KeyFamily, value: u64) {
        let (all, rough) = match self.times.exactness {
            Exactness::Day | Exactness::Month => (Act::File, Act::Look),
            Exactness::Year => (Act::LookAndFile, Act::File),
            Exactness::None => return,
        };
        for year in self.times.years() {
            self.timed(family, (value, Drawer::YearOfAll, year), all);
            self.timed(family, (value, Drawer::YearOfRough, year), rough);
        }
    }

    /// Exact dates too look in their month for an amount that is rare enough.
    fn in_own_month(&mut self, family: KeyFamily, value: u64) {
        if self.times.exactness == Exactness::Day {
            for month in self.times.months() {
                self.timed(family, (value, Drawer::MonthOfAll, month), Act::Look);
            }
        }
    }

    fn exhibits(&mut self, known: &Known) {
        let spot = spot(known);
        if let Some(spot) = spot {
            self.place(spot, known.exhibits.is_empty());
        }
        let mut classes = Vec::new();
        for exhibit in known.exhibits.iter().take(MOST_EXHIBITS) {
            let class = exhibit.class as u64;
            if !classes.contains(&class) {
                classes.push(class);
            }
            if let Some(amount) = exhibit.amount {
                self.amount(class, spot, &amount);
            }
        }
        for class in classes {
            if let Some(spot) = spot {
                self.by_day(KeyFamily::Place, combine(&[spot, class]));
            }
            for mark in &known.words.marks {
                self.by_month(KeyFamily::PlaceWord, combine(&[*mark, class]));
            }
        }
    }

    /// Reports of one place and day. Two that both name substances meet by class instead.
    fn place(&mut self, spot: u64, is_bare: bool) {
        let (bare, with_exhibits) = (combine(&[spot, 0, 1]), combine(&[spot, 0, 2]));
        if is_bare {
            self.by_day(KeyFamily::Place, bare);
            self.look_by_day(KeyFamily::Place, with_exhibits);
        } else {
            self.look_by_day(KeyFamily::Place, bare);
            self.file_by_day(KeyFamily::Place, with_exhibits);
        }
    }

    fn amount(&mut self, class: u64, spot: Option<u64>, amount: &Measured) {
        let [cut, rounded] = amount.first_two();
        let both = if cut == rounded { vec![cut] } else { vec![cut, rounded] };
        for two in both {
            self.by_day(KeyFamily::Amount, combine(&[class, two]));
            if let Some(spot) = spot {
                let placed = combine(&[spot, class, two]);
                self.by_week(KeyFamily::Amount, placed);
                self.by_month(KeyFamily::Amount, placed);
                self.by_year(KeyFamily::Amount, placed);
            }
        }
        let whole = combine(&[class, amount.digits, 0]);
        self.by_month(KeyFamily::Amount, whole);
        self.by_year(KeyFamily::Amount, whole);
        if amount.length() >= RARE_DIGITS {
            self.in_own_month(KeyFamily::Amount, whole);
            // Under another name.
            let unnamed = combine(&[amount.digits, 1]);
            self.by_month(KeyFamily::Amount, unnamed);
            self.in_own_month(KeyFamily::Amount, unnamed);
        }
    }
}

/// Amounts of so many digits are rare enough to be looked for without place or class.
const RARE_DIGITS: u32 = 3;
/// A longer list is filed under its first entries only.
const MOST_EXHIBITS: usize = 12;
