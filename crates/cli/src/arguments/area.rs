//! What can be typed about areas and their boundaries.

use std::path::PathBuf;

use clap::{Args, Subcommand};

#[derive(Debug, Subcommand)]
pub enum Area {
    /// Load the boundaries of areas from a GeoJSON file
    ///
    /// The file is a FeatureCollection (RFC 7946) of Polygons or MultiPolygons in longitude and
    /// latitude, WGS 84, one feature an area. A property holds the code that the area has in the
    /// country pack: a district's is OCHA's ADM2_PCODE, a province's is that of ISO 3166-2.
    ///
    /// What is not taken is listed: features that are not as expected, codes that the country pack
    /// does not know. So are areas that the file leaves out, and places of the country pack that
    /// lie outside of the area it gives them. Earlier boundaries are kept; on each day, those with
    /// the latest first day hold.
    ///
    /// Example:
    ///   yakja area load districts.geojson --source 'OCHA COD-AB' --valid-from 2022-09-09
    ///
    /// Exit status: 0 something was taken, or would be; 1 nothing can be; 2 wrong usage.
    #[command(verbatim_doc_comment)]
    Load(AreaLoad),
    /// List the areas of the country pack with the size that their boundaries enclose
    List {
        /// As the boundaries are on this day instead of today, as YYYY-MM-DD
        #[arg(long, value_name = "DAY")]
        on: Option<String>,
    },
}

#[derive(Debug, Args)]
pub struct AreaLoad {
    /// The GeoJSON file
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// Who says that the boundaries run so; the name of the file by default
    #[arg(long, value_name = "TEXT")]
    pub source: Option<String>,
    /// First day on which they hold, as YYYY-MM-DD; today by default
    #[arg(long, value_name = "DATE")]
    pub valid_from: Option<String>,
    /// Property that holds the code of an area; a known one is found
    #[arg(long, value_name = "NAME")]
    pub code_property: Option<String>,
    /// Property that holds the name of an area; a known one is found
    #[arg(long, value_name = "NAME")]
    pub name_property: Option<String>,
    /// Take nothing; say what would become of the file
    #[arg(long)]
    pub dry_run: bool,
}
