//! PostgreSQL gives the figures that SQLite gives.

use crate::counting::shown;
use crate::register::Register;
use crate::unodc::{RealData, import};

#[test]
fn figures_on_postgres_equal_those_on_sqlite() {
    let (Some(data), Some(postgres)) = (RealData::find(), Register::postgres()) else { return };
    let sqlite = Register::sqlite();
    for register in [&sqlite, &postgres] {
        import(register, &data.pakistan());
        import(register, &data.neighbours());
    }
    for measure in ["seized-mass", "seized-volume", "seized-units", "seizures"] {
        for by in ["country,substance,month", "province,class", "district,month", "country,class"] {
            let line = format!("figures {measure} --period 0001/9999 --by {by}");
            let [on_sqlite, on_postgres] =
                [&sqlite, &postgres].map(|register| register.json(&line));
            assert_eq!(shown(&on_sqlite), shown(&on_postgres), "{line}");
            for key in ["flagged", "place_not_known", "straddling"] {
                let key = format!("/completeness/{key}");
                assert_eq!(on_sqlite.pointer(&key), on_postgres.pointer(&key), "{line}");
            }
        }
    }
}
