//! Tells cargo which folders the binary embeds: a file that is new in one of them must be seen.

fn main() {
    for folder in ["../../frontend/dist", "templates", "locales"] {
        println!("cargo:rerun-if-changed={folder}");
    }
}
