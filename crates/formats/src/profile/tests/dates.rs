//! Every way in which a table can say when.

use super::*;

/// Reads one date out of the columns A, B and C; shows the span, or what is wrong.
fn check(when: &str, cells: [&str; 3], expected: &str) {
    let profile = format!(
        "name = \"p\"\nversion = 1\ntitle = \"T\"\nkind = \"seizure\"\nrow_means = \"R\"\n\
         identity = \"whole-row\"\n{when}\n[place]\ncolumns = [\"A\"]\n\
         [country]\nvalue = \"pack\"\n\
         [exhibit]\nsubstance = {{ value = \"opium\" }}\namount = {{ value = \"1\" }}\n\
         unit = {{ value = \"gram\" }}\n"
    );
    let profile = Profile::parse(&profile).unwrap_or_else(|error| panic!("{error}: {when}"));
    let mapper = profile.bind(&header(&["A", "B", "C"]), &pack()).unwrap();
    let shown = match mapper.map_one(&row(&cells)) {
        Ok(record) if record.when.from == record.when.to => record.when.from.to_string(),
        Ok(record) => format!("{}/{}", record.when.from, record.when.to),
        Err(rejections) => {
            let shown: Vec<_> = rejections.iter().map(ToString::to_string).collect();
            shown.join("\n")
        }
    };
    assert_eq!(shown, expected, "{cells:?}");
}

fn check_a(keys: &str, text: &str, expected: &str) {
    check(&format!("[when]\ncolumn = \"A\"\n{keys}"), [text, "", ""], expected);
}

#[test]
fn of_several_formats_the_one_that_reads_is_taken() {
    let keys = r#"format = ["DD/MM/YYYY", "D MMM YYYY", "YYYY-MM-DD"]"#;
    check_a(keys, "04/03/2024", "2024-03-04");
    check_a(keys, "4 Mar 2024", "2024-03-04");
    check_a(keys, "4 مارچ 2024", "2024-03-04");
    check_a(keys, "۴ مارچ ۲۰۲۴", "2024-03-04");
    check_a(keys, "۰۴/۰۳/۲۰۲۴", "2024-03-04");
    check_a(keys, "2024-03-04", "2024-03-04");
    let formats = "DD/MM/YYYY or D MMM YYYY or YYYY-MM-DD";
    let expected =
        format!("row 7, A: found \"March\", expected a day of the calendar as {formats}");
    check_a(keys, "March", &expected);
}

#[test]
fn a_date_that_two_formats_read_differently_is_refused_as_ambiguous() {
    let keys = r#"format = ["DD/MM/YYYY", "MM/DD/YYYY"]"#;
    let expected = "row 7, A: found \"03/04/2024\", expected a date that reads one way; this could \
                    be 3 April 2024 (DD/MM/YYYY) or 4 March 2024 (MM/DD/YYYY)";
    check_a(keys, "03/04/2024", expected);
    check_a(keys, "25/04/2024", "2024-04-25");
    check_a(keys, "04/25/2024", "2024-04-25");
    check_a(keys, "04/04/2024", "2024-04-04");
}

#[test]
fn months_and_years_alone_are_read_where_that_is_allowed_or_declared() {
    check_a("format = \"MMM YYYY\"", "جنوری 2023", "2023-01-01/2023-01-31");
    check_a("format = [\"YYYY-MM\", \"YYYY\"]", "2023", "2023-01-01/2023-12-31");
    check_a("format = \"D MMM YYYY\"\nallow_partial = true", "Feb 2024", "2024-02-01/2024-02-29");
    let expected = "row 7, A: found \"2023\", expected a date as YYYY-MM";
    check_a("format = \"YYYY-MM\"", "2023", expected);
}

#[test]
fn an_approximate_date_is_wider_by_how_exactly_it_is_written() {
    let keys = "format = \"YYYY-MM-DD\"\nallow_partial = true\napproximate = \"marked\"";
    check_a(keys, "2024-05-23~", "2024-05-20/2024-05-26");
    check_a(keys, "~ 2024-01", "2023-12-01/2024-02-29");
    check_a(keys, "2016~", "2015-01-01/2017-12-31");
    check_a(keys, "2016", "2016-01-01/2016-12-31");
    check_a(&keys.replace("marked", "always"), "2016", "2015-01-01/2017-12-31");
    let never = "row 7, A: found \"2016-01-01~\", expected a day of the calendar as YYYY-MM-DD";
    check_a("format = \"YYYY-MM-DD\"", "2016-01-01~", never);
}

#[test]
fn a_time_of_day_is_dropped_where_the_profile_says_so() {
    let keys = "format = [\"YYYY-MM-DD\", \"D MMM YYYY\"]\nwith_time = true";
    check_a(keys, "2024-03-04 00:00:00", "2024-03-04");
    check_a(keys, "2024-03-04T14:05:00Z", "2024-03-04");
    check_a(keys, "4 Mar 2024 9:30 PM", "2024-03-04");
    check_a(keys, "2024-03-04", "2024-03-04");
    let refused = "row 7, A: found \"2024-03-04 00:00\", \
                   expected a day of the calendar as YYYY-MM-DD";
    check_a("format = \"YYYY-MM-DD\"", "2024-03-04 00:00", refused);
}

#[test]
fn a_date_may_stand_for_its_month_or_year() {
    let keys = "format = [\"YYYY-MM-DD\", \"MMM YYYY\"]\nstands_for = \"month\"";
    check_a(keys, "2024-02-01", "2024-02-01/2024-02-29");
    check_a(keys, "Feb 2024", "2024-02-01/2024-02-29");
    check_a(&keys.replace("\"month", "\"year"), "Feb 2024", "2024-01-01/2024-12-31");
}

#[test]
fn from_and_to_are_an_interval_and_end_after_they_start() {
    let when = "[when]\nfrom = \"A\"\nto = \"B\"\nformat = \"YYYY-MM-DD\"\nallow_partial = true";
    check(when, ["2024-03-04", "2024-03-09", ""], "2024-03-04/2024-03-09");
    check(when, ["2024-03", "2024-04", ""], "2024-03-01/2024-04-30");
    check(when, ["2024-03-04", "", ""], "2024-03-04");
    check(when, ["2024-03-04", "2024-03-04", ""], "2024-03-04");
    let expected = "row 7, B: found \"2024-03-01\", expected a day not before 2024-03-04";
    check(when, ["2024-03-04", "2024-03-01", ""], expected);
}

#[test]
fn day_month_and_year_may_stand_in_columns_of_their_own() {
    let when = "[when]\nyear = \"C\"\nmonth = \"B\"\nday = \"A\"";
    check(when, ["4", "3", "2024"], "2024-03-04");
    check(when, ["۴", "مارچ", "۲۰۲۴"], "2024-03-04");
    check(when, ["31", "Feb", "2024"], "row 7, A: found \"31\", expected a day of that month");
    let number = "expected a number, since allow_partial is not set";
    check(when, ["", "3", "2024"], &format!("row 7, A: found \"\", {number}"));
    let partial = format!("{when}\nallow_partial = true");
    check(&partial, ["", "3", "2024"], "2024-03-01/2024-03-31");
    check(&partial, ["", "", "2024"], "2024-01-01/2024-12-31");
    let month = "row 7, B: found \"13\", expected a month as a number or by its name";
    check(when, ["4", "13", "2024"], month);
    let year = "row 7, C: found \"MMXXIV\", expected a year of four digits";
    check(when, ["4", "3", "MMXXIV"], year);
}

#[test]
fn months_of_a_fiscal_year_lie_in_the_right_calendar_year() {
    let when = "[when]\nfiscal_year = \"A\"\nmonth = \"B\"\nyear_starts = \"October\"";
    check(when, ["2019", "APR", ""], "2019-04-01/2019-04-30");
    check(when, ["2019", "OCT", ""], "2018-10-01/2018-10-31");
    let july = when.replace("October", "July");
    check(&july, ["2022-23", "July", ""], "2022-07-01/2022-07-31");
    check(&july, ["2022-23", "جون", ""], "2023-06-01/2023-06-30");
    let whole = july.replace("month = \"B\"\n", "");
    check(&whole, ["FY2022-23", "", ""], "2022-07-01/2023-06-30");
    let expected = "row 7, A: found \"2022-24\", expected a fiscal year such as 2019, FY19 or \
                    2018-19";
    check(&july, ["2022-24", "July", ""], expected);
}

#[test]
fn the_first_way_that_a_row_uses_says_when() {
    let when = r#"
[[when]]
only = { column = "C", is = ["monthly"] }
column = "B"
format = "MMM YYYY"
[[when]]
column = "A"
format = "YYYY-MM-DD"
days_before = 7
[[when]]
column = { column = "C", characters = [2, 5] }
format = "YYYY"
approximate = "always"
"#;
    check(when, ["2023-02-10", "January 2023", "Monthly"], "2023-01-01/2023-01-31");
    check(when, ["2023-02-10", "January 2023", "weekly"], "2023-02-03/2023-02-10");
    check(when, ["", "", "R2017u"], "2016-01-01/2018-12-31");
    let expected = "row 7, B: found \"soon\", expected a date as MMM YYYY";
    check(when, ["2023-02-10", "soon", "monthly"], expected);
    let or_next =
        when.replacen("only = { column = \"C\", is = [\"monthly\"] }", "or_next = true", 1);
    check(&or_next, ["2023-02-10", "soon", "monthly"], "2023-02-03/2023-02-10");
    check(&or_next, ["2023-02-10", "January 2023", ""], "2023-01-01/2023-01-31");
    let last = "row 7, C: found \"weekly\", expected a date as YYYY";
    check(when, ["", "", "weekly"], last);
}

#[test]
fn keys_that_do_not_go_together_are_refused() {
    let check = |keys: &str, expected: &str| {
        let text = SMALL.replace("column = \"DATE\"\nformat = \"YYYY-MM-DD\"", keys);
        assert_ne!(text, SMALL, "nothing replaced");
        assert_eq!(Profile::parse(&text).unwrap_err().to_string(), expected);
    };
    let parts = "line 9: when: expected column, or from and to, or year with month and day, \
                 or fiscal_year with month";
    check("from = \"A\"\nformat = \"YYYY\"", parts);
    check("column = \"A\"\nyear = \"B\"\nformat = \"YYYY\"", parts);
    check(
        "fiscal_year = \"A\"",
        "line 9: when: fiscal_year needs year_starts, for example \"July\"",
    );
    let month = "line 9: when: year_starts: expected the name of a month";
    check("fiscal_year = \"A\"\nyear_starts = \"Jully\"", month);
    let format = "line 9: when: format goes with column, or with from and to";
    check("year = \"A\"\nformat = \"YYYY\"", format);
    let condition = "line 12: when.only: a condition says is or is_not";
    check("column = \"A\"\nformat = \"YYYY\"\nonly = { column = \"B\" }", condition);
}
