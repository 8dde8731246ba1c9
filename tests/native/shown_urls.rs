//! URLs in messages.

use crate::protocol::shown_url;

#[test]
fn a_shown_url_has_no_query_fragment_user_name_or_password() {
    for (url, shown) in [
        ("https://org.example/a?b#c", "https://org.example/a"),
        ("https://org.example#c?d", "https://org.example"),
        ("https://u:p@q@org.example/a@b?c", "https://org.example/a@b"),
        ("https://u@org.example", "https://org.example"),
        ("https://u\\@org.example/a", "https://u\\@org.example/a"),
        ("https:\\\\u:p@org.example\\a", "https:\\\\org.example\\a"),
        ("https:u:p@org.example/a", "https:org.example/a"),
        ("https:/\t/u@org.example", "https:/\t/org.example"),
        ("https:// u@org.example", "https:// org.example"),
        ("//u@org.example/a", "//org.example/a"),
        ("idp/a?c", "idp/a"),
        ("identify", "identify"),
        ("", ""),
    ] {
        assert_eq!(shown_url(url), shown);
    }
}
