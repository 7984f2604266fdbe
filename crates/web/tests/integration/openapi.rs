//! The description of the API is the one that is kept: a change of it is seen in review.

use crate::register::Register;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_description_is_the_one_that_is_kept() {
    let register = Register::sqlite().await;
    let description = register.nobody().json("/api/v1/openapi.json").await;
    assert_eq!(description["openapi"], "3.1.0");
    insta::assert_json_snapshot!("openapi", description);
}
