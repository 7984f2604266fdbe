//! A register that is served and used by commands at the same time.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::process::{Child, Command, Stdio};

use crate::pipes::Fed;
use crate::register::{Register, on_every_database};
use crate::sql::Sql;
use crate::tables::{import, outcome, put_demo_rows};

on_every_database!(
    commands_work_beside_a_served_register,
    a_served_register_that_is_killed_loses_nothing,
    serving_shows_what_an_import_that_died_had_committed,
);

/// A register that is served, until it is stopped.
struct Served {
    child: Child,
    port: u16,
}

impl Served {
    fn start(register: &Register) -> Self {
        // Nobody else takes a port that was free a moment ago, or else this test fails.
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let mut command = register.command(&format!("serve --listen 127.0.0.1:{port}"));
        let mut child = command.stderr(Stdio::piped()).spawn().unwrap();
        while !answers(port, "/healthz") {
            assert!(child.try_wait().unwrap().is_none(), "it ended at once");
            std::thread::sleep(std::time::Duration::from_millis(20));
        }
        Self { child, port }
    }

    /// Stops it as an operating system does; gives what it wrote.
    fn stop(self) -> String {
        let id = self.child.id().to_string();
        assert!(Command::new("kill").args(["-s", "TERM", &id]).status().unwrap().success());
        let output = self.child.wait_with_output().unwrap();
        let said = String::from_utf8(output.stderr).unwrap();
        assert!(output.status.success(), "{said}");
        said
    }
}

/// Whether a page is answered with 200.
fn answers(port: u16, path: &str) -> bool {
    let Ok(mut stream) = TcpStream::connect(("127.0.0.1", port)) else { return false };
    let request = format!("GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n");
    stream.write_all(request.as_bytes()).unwrap();
    let mut answer = Vec::new();
    // A server that goes away in the middle of an answer has not answered.
    let _ = stream.read_to_end(&mut answer);
    answer.starts_with(b"HTTP/1.1 200 ")
}

fn seizures(register: &Register) -> serde_json::Value {
    register.json("figures seizures --period 0001/9999")["total"]["value"].clone()
}

fn commands_work_beside_a_served_register(register: &Register) {
    let served = Served::start(register);
    assert!(answers(served.port, "/readyz"));
    put_demo_rows(register, "rows.csv", (2_500, 3));
    assert_eq!(outcome(&import(register, "rows.csv")), [2_500, 0, 0]);
    assert_eq!(seizures(register), 2_500);
    register.done("officer add somebody --agency ANF --role liaison");
    assert_eq!(register.json("audit verify")["reports"], 2_500);
    assert!(answers(served.port, "/healthz"));
    served.stop();
    assert_eq!(register.json("audit verify")["waiting"], 0);
}

fn a_served_register_that_is_killed_loses_nothing(register: &Register) {
    let mut served = Served::start(register);
    put_demo_rows(register, "rows.csv", (500, 3));
    import(register, "rows.csv");
    served.child.kill().unwrap();
    served.child.wait().unwrap();
    assert_eq!(seizures(register), 500);
    put_demo_rows(register, "rows.csv", (600, 3));
    assert_eq!(outcome(&import(register, "rows.csv")), [100, 500, 0]);
    assert_eq!(register.json("audit verify")["waiting"], 0);
}

fn serving_shows_what_an_import_that_died_had_committed(register: &Register) {
    let rows = register.done("demo rows --count 1100 --seed 3");
    let mut import = Fed::start(register, "UNODC");
    import.write(rows);
    let sql = Sql::of(register);
    while sql.count("report") < 1_000 {
        std::thread::sleep(std::time::Duration::from_millis(10));
    }
    import.signal("KILL");
    assert_eq!(import.end().code, -1);
    assert_eq!(seizures(register), 0);
    // Its lease ends by itself; here it has ended long ago.
    sql.execute("UPDATE import SET lease_until = 0");
    let said = Served::start(register).stop();
    assert!(said.contains("1 imports had broken off"), "{said}");
    assert_eq!(seizures(register), 1_000);
    register.done("audit verify");
}
