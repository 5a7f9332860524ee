//! What stands around every page: its head, with the one style sheet and the one script that a browser may use for it.

use std::sync::LazyLock;

use super::hash::sha256;
use super::markup::Html;

/// A style sheet or a script, and its hash. Returns are left out: a browser does so before it takes the hash.
#[derive(Debug)]
pub(super) struct Asset {
    text: String,
    hash: String,
}

impl Asset {
    pub(super) fn new(text: &str) -> Self {
        let text = text.replace('\r', "");
        Self { hash: sha256(text.as_bytes()), text }
    }
}

static STYLE: LazyLock<Asset> = LazyLock::new(|| Asset::new(include_str!("style.css")));

/// Begins a page. Its title is cut where it is long.
pub(super) fn begin(title: &str, script: &'static Asset, html: &mut Html) {
    let end = title.char_indices().nth(200).map_or(title.len(), |(at, _)| at);
    html.raw("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'sha256-");
    html.raw(&STYLE.hash).raw("'; script-src 'sha256-").raw(&script.hash).raw("'; base-uri 'none'; form-action 'none'\">\n");
    html.raw(
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"color-scheme\" content=\"light dark\">\n",
    );
    html.raw("<meta name=\"referrer\" content=\"no-referrer\">\n<meta name=\"generator\" content=\"analyze\">\n<title>")
        .text(&title[..end]);
    html.raw("</title>\n<style>").raw(&STYLE.text).raw("</style>\n</head>\n<body>\n");
}

/// Ends a page.
pub(super) fn end(script: &'static Asset, html: &mut Html) {
    html.raw("<script>").raw(&script.text).raw("</script>\n</body>\n</html>\n");
}

#[cfg(test)]
mod tests {
    /// Nothing in them ends its element early, and nothing asks for anything from elsewhere.
    #[test]
    fn style_and_scripts_can_stand_in_a_page() {
        for text in [include_str!("style.css"), include_str!("page.js"), include_str!("index.js")] {
            assert!(
                !text.contains("</")
                    && !text.contains("<!--")
                    && !text.contains("url(")
                    && !text.contains("@import")
                    && !text.contains("http")
            );
        }
    }
}
