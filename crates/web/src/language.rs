//! Which language a page speaks: what the address asks, else the cookie, else the browser.

use axum::extract::{FromRequestParts, Request};
use axum::http::{HeaderMap, HeaderValue, header, request::Parts};
use axum::middleware::Next;
use axum::response::Response;

const COOKIE: &str = "yakja-language";

/// A language of the pages.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Language {
    /// English, left to right.
    #[default]
    English,
    /// Urdu, right to left.
    Urdu,
}

impl Language {
    pub(crate) const ALL: [Self; 2] = [Self::English, Self::Urdu];

    /// BCP 47.
    pub(crate) const fn code(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Urdu => "ur",
        }
    }

    /// For `dir`.
    pub(crate) const fn direction(self) -> &'static str {
        match self {
            Self::English => "ltr",
            Self::Urdu => "rtl",
        }
    }

    /// Its name in itself.
    pub(crate) const fn own_name(self) -> &'static str {
        match self {
            Self::English => "English",
            Self::Urdu => "اردو",
        }
    }

    /// The other one.
    pub(crate) const fn other(self) -> Self {
        match self {
            Self::English => Self::Urdu,
            Self::Urdu => Self::English,
        }
    }

    fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|language| language.code() == code)
    }

    fn of(query: Option<&str>, headers: &HeaderMap) -> Self {
        asked(query)
            .or_else(|| from_cookie(headers))
            .or_else(|| from_browser(headers))
            .unwrap_or_default()
    }
}

impl<S: Sync> FromRequestParts<S> for Language {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Self::Rejection> {
        Ok(Self::of(parts.uri.query(), &parts.headers))
    }
}

/// Keeps a language that the address asked for.
pub(crate) async fn remember(request: Request, next: Next) -> Response {
    let asked = asked(request.uri().query());
    let mut response = next.run(request).await;
    if let Some(language) = asked {
        let cookie =
            format!("{COOKIE}={}; Path=/; Max-Age=31536000; SameSite=Lax", language.code());
        if let Ok(value) = HeaderValue::from_str(&cookie) {
            response.headers_mut().append(header::SET_COOKIE, value);
        }
    }
    response
}

fn asked(query: Option<&str>) -> Option<Language> {
    query?.split('&').find_map(|pair| pair.strip_prefix("lang=")).and_then(Language::parse)
}

fn from_cookie(headers: &HeaderMap) -> Option<Language> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|cookies| cookies.split(';'))
        .filter_map(|cookie| cookie.trim().split_once('='))
        .find_map(|(name, value)| (name == COOKIE).then(|| Language::parse(value))?)
}

/// The first of the browser's languages that we have; the browser lists them by preference.
fn from_browser(headers: &HeaderMap) -> Option<Language> {
    let accepted = headers.get(header::ACCEPT_LANGUAGE)?.to_str().ok()?;
    accepted
        .split(',')
        .filter_map(|entry| entry.trim().split(['-', ';']).next())
        .find_map(|code| Language::parse(&code.to_ascii_lowercase()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(query: Option<&str>, cookie: &str, accept: &str, expected: Language) {
        let mut headers = HeaderMap::new();
        headers.insert(header::COOKIE, cookie.parse().unwrap());
        headers.insert(header::ACCEPT_LANGUAGE, accept.parse().unwrap());
        assert_eq!(Language::of(query, &headers), expected, "{query:?} {cookie} {accept}");
    }

    #[test]
    fn the_address_beats_the_cookie_and_the_cookie_beats_the_browser() {
        use Language::{English, Urdu};
        let urdu = "a=b; yakja-language=ur";
        check(Some("x=1&lang=en"), urdu, "ur", English);
        check(Some("lang=xx"), urdu, "en", Urdu);
        check(None, urdu, "en-GB,en;q=0.9", Urdu);
        check(None, "", "ur-PK,en;q=0.5", Urdu);
        check(None, "", "fr,en;q=0.5,ur;q=0.3", English);
        check(None, "", "fr", English);
    }
}
