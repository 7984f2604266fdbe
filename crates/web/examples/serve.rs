//! Temporary: serves a folder made by `yakja demo serve`.
use yakja_app::{App, Settings};
#[tokio::main]
async fn main() {
    let mut args = std::env::args().skip(1);
    let data = args.next().unwrap();
    let listen = args.next().unwrap();
    let app = App::open(Settings::at(data.into(), None).as_demo()).await.unwrap();
    let ctx = app.ctx(app.operator("operator").await.unwrap());
    for login in args {
        let link = yakja_app::officers::renew_setup_link(&ctx, &login).await.unwrap();
        println!("http://{listen}/set-up?token={}", link.token);
    }
    let options = yakja_web::ServeOptions { listen: listen.parse().unwrap(), ..Default::default() };
    yakja_web::serve(app, &options).await.unwrap();
}
