//! Horizontal bars with their numbers, as SVG that prints and that a screen reader can name.

use std::fmt::Write;

/// A chart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BarChart {
    /// From top to bottom.
    pub bars: Vec<Bar>,
    /// Unit of every number.
    pub unit: String,
}

/// One bar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bar {
    /// What it stands for.
    pub label: String,
    /// The number as printed.
    pub shown: String,
    /// Its size; `None` draws an empty, dashed bar: not known is neither nothing nor something.
    pub size: Option<i128>,
}

const ROW: usize = 28;
const LABEL: u32 = 190;
const BARS: u32 = 400;
const WIDTH: u32 = 720;

impl BarChart {
    /// The SVG, with classes `bar`, `bar-unknown`, `bar-label` and `bar-value` for a stylesheet
    /// and plain colours without one.
    pub fn to_svg(&self) -> String {
        let largest = self.bars.iter().filter_map(|bar| bar.size).max().unwrap_or(0).max(1);
        let height = self.bars.len() * ROW + 8;
        let mut svg = String::new();
        // Writing to a String can't fail.
        let _ = write!(svg, r#"<svg xmlns="http://www.w3.org/2000/svg" class="chart" role="img" "#);
        let _ = write!(svg, r#"viewBox="0 0 {WIDTH} {height}" font-size="13">"#);
        let _ = write!(svg, "<title>{}</title>", escape(&self.unit));
        for (index, bar) in self.bars.iter().enumerate() {
            self.bar(&mut svg, (index * ROW + 4, bar), largest);
        }
        svg.push_str("</svg>");
        svg
    }

    fn bar(&self, svg: &mut String, (top, bar): (usize, &Bar), largest: i128) {
        let middle = top + 18;
        let _ = write!(
            svg,
            r#"<text class="bar-label" x="{}" y="{middle}" text-anchor="end">{}</text>"#,
            LABEL - 8,
            escape(&shorten(&bar.label))
        );
        let (width, class) = match bar.size {
            Some(size) => (width(size, largest), "bar"),
            None => (BARS / 8, "bar-unknown"),
        };
        let paint = match bar.size {
            Some(_) => r##"fill="#2f6f8f""##,
            None => r##"fill="none" stroke="#777" stroke-dasharray="4 3""##,
        };
        let _ = write!(
            svg,
            r#"<rect class="{class}" x="{LABEL}" y="{}" width="{width}" height="20" {paint}/>"#,
            top + 3
        );
        let _ = write!(
            svg,
            r#"<text class="bar-value" x="{}" y="{middle}">{} {}</text>"#,
            LABEL + width + 6,
            escape(&bar.shown),
            escape(&self.unit)
        );
    }
}

/// At least one unit wide, so that something small is not drawn as nothing.
fn width(size: i128, largest: i128) -> u32 {
    let scaled = size.max(0) * i128::from(BARS) / largest;
    let width = u32::try_from(scaled).unwrap_or(BARS);
    if size > 0 { width.max(1) } else { 0 }
}

fn shorten(label: &str) -> String {
    match label.char_indices().nth(26) {
        Some((at, _)) => format!("{}…", label.get(..at).unwrap_or(label)),
        None => label.to_owned(),
    }
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chart(bars: Vec<Bar>) -> String {
        BarChart { bars, unit: "kg".into() }.to_svg()
    }

    fn bar(label: &str, size: Option<i128>) -> Bar {
        Bar { label: label.into(), shown: "x".into(), size }
    }

    #[test]
    fn the_largest_bar_fills_the_width_and_the_smallest_is_seen() {
        let svg = chart(vec![bar("a", Some(1_000_000)), bar("b", Some(1)), bar("c", Some(0))]);
        assert!(svg.contains(r#"width="400""#));
        assert!(svg.contains(r#"width="1""#));
        assert!(svg.contains(r#"width="0""#));
    }

    #[test]
    fn not_known_is_dashed_and_names_are_escaped() {
        let svg = chart(vec![bar("<script>", None)]);
        assert!(svg.contains("bar-unknown"));
        assert!(svg.contains("&lt;script&gt;"));
        assert!(!svg.contains("<script>"));
    }

    #[test]
    fn an_empty_chart_is_still_a_drawing() {
        assert!(chart(Vec::new()).ends_with("</svg>"));
    }
}
