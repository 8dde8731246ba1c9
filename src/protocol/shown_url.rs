//! URLs in messages.

/// Removes from a URL what a message must not show: the query and the fragment, which may hold a token, and a user name and
/// password. The rest stays as it is written. Any string is accepted; user names are found where the URL standard finds them.
pub fn shown_url(url: &str) -> String {
    let end = url.bytes().position(|byte| matches!(byte, b'?' | b'#'));
    let shown = end.and_then(|at| url.get(..at)).unwrap_or(url);
    // `https:u@host` and `https:\\u@host` have user names, too.
    let is_slash = |byte: u8| matches!(byte, b'/' | b'\\');
    let first = shown
        .bytes()
        .position(|byte| byte == b':' || is_slash(byte));
    let Some(first) = first else {
        return shown.into();
    };
    let start = shown
        .bytes()
        .skip(first)
        .position(|byte| byte > b' ' && byte != b':' && !is_slash(byte))
        .map_or(shown.len(), |length| first.saturating_add(length));
    let authority = shown.bytes().enumerate().skip(start);
    let user = authority
        .take_while(|(_, byte)| !is_slash(*byte))
        .filter(|(_, byte)| *byte == b'@')
        .last();
    let host = user.map_or(start, |(at, _)| at.saturating_add(1));
    let part = |from, to| shown.get(from..to).unwrap_or_default();
    [part(0, start), part(host, shown.len())].concat()
}
