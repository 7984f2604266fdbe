//! Names that a call does not have are refused with their name, wherever they stand.

use crate::register::{Register, on_every_database};

on_every_database!(names_that_a_call_does_not_have_are_refused);

async fn names_that_a_call_does_not_have_are_refused(register: &Register) {
    let mut duty = register.duty().await;
    for path in [
        "/api/v1/session",
        "/api/v1/reports",
        "/api/v1/imports",
        "/api/v1/ledger",
        "/api/v1/profiles",
        "/api/v1/organizations",
    ] {
        assert_eq!(duty.get(path).await.status, 200, "{path}");
        for unknown in ["wher=province=Sindh", "wher=", "wher"] {
            let problem = duty.get(&format!("{path}?{unknown}")).await.problem(422, "invalid");
            assert_eq!(problem["errors"][0]["pointer"], "/wher", "{path}: {problem}");
            assert_eq!(problem["errors"][0]["code"], "unknown", "{path}: {problem}");
        }
    }
    for path in ["/api/v1/reports", "/api/v1/imports", "/api/v1/ledger"] {
        let answer = duty.get(&format!("{path}?limit=5&limit=6")).await;
        let problem = answer.problem(422, "invalid");
        assert_eq!(problem["errors"][0]["pointer"], "/limit", "{path}: {problem}");
        assert_eq!(problem["errors"][0]["code"], "repeated", "{path}: {problem}");
    }
    for path in ["/reports?knid=arrest", "/reports?kind=arrest&kind=seizure", "/ledger?row=true"] {
        assert_eq!(duty.get(path).await.status, 422, "{path}");
    }
    for path in ["/reports?kind=&utm_source=letter", "/ledger?lang=ur", "/reports?lang=ur"] {
        assert_eq!(duty.get(path).await.status, 200, "{path}");
    }
}
