//! Source text as tokens: what is compiled for tests only goes, and the names in the rest are found.

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};

/// A name in the code, as it is written: `crate::tlv::Reader`, or one identifier.
#[derive(Debug, Clone)]
pub(super) struct Name {
    pub(super) segments: Vec<String>,
    pub(super) line: usize,
}

/// The tokens without the items that are behind `#[cfg(test)]` or `#[cfg(all(test, …))]`.
pub(super) fn without_tests(tokens: TokenStream) -> TokenStream {
    let mut kept: Vec<TokenTree> = Vec::new();
    let mut rest = tokens.into_iter().peekable();
    while let Some(token) = rest.next() {
        match token {
            TokenTree::Punct(hash) if hash.as_char() == '#' => match rest.peek() {
                Some(TokenTree::Group(attribute)) if is_cfg_test(attribute) => {
                    // Its other attributes, among them the documentation, go with it.
                    while let [.., TokenTree::Punct(hash), TokenTree::Group(other)] = &kept[..]
                        && (hash.as_char(), other.delimiter()) == ('#', Delimiter::Bracket)
                    {
                        kept.truncate(kept.len() - 2);
                    }
                    skip_item(&mut rest);
                }
                _ => kept.push(TokenTree::Punct(hash)),
            },
            TokenTree::Group(group) => {
                let mut inner = Group::new(group.delimiter(), without_tests(group.stream()));
                inner.set_span(group.span());
                kept.push(TokenTree::Group(inner));
            }
            other => kept.push(other),
        }
    }
    kept.into_iter().collect()
}

fn is_cfg_test(attribute: &Group) -> bool {
    let text = attribute.stream().to_string().replace(' ', "");
    let condition = text.strip_prefix("cfg(").map(|text| text.trim_start_matches("all("));
    condition
        .and_then(|text| text.strip_prefix("test"))
        .is_some_and(|text| text.starts_with([',', ')']))
}

/// Drops an item, from its first attribute on: up to its `;`, or with the braces of its body.
fn skip_item(tokens: &mut impl Iterator<Item = TokenTree>) {
    let mut has_value = false;
    for token in tokens {
        match token {
            TokenTree::Ident(word) => match word.to_string().as_str() {
                "const" | "let" | "static" | "type" | "use" => has_value = true,
                "enum" | "extern" | "fn" | "impl" | "mod" | "struct" | "trait" => has_value = false,
                _ => {}
            },
            TokenTree::Punct(end) if end.as_char() == ';' => return,
            TokenTree::Group(body) if body.delimiter() == Delimiter::Brace && !has_value => return,
            _ => {}
        }
    }
}

/// Every name in the tokens, with those in the braces of a `use` inside a function.
pub(super) fn names(tokens: TokenStream) -> Vec<Name> {
    let mut found = Vec::new();
    collect(&[], tokens, &mut found);
    found
}

fn collect(prefix: &[String], tokens: TokenStream, found: &mut Vec<Name>) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        match token {
            TokenTree::Group(group) => collect(&[], group.stream(), found),
            TokenTree::Ident(first) if begins_name(&tokens[..at]) => {
                let line = first.span().start().line;
                let mut segments = [prefix, &[first.to_string()]].concat();
                while is_separator(&tokens, at + 1) {
                    match tokens.get(at + 3) {
                        Some(TokenTree::Ident(next)) => segments.push(next.to_string()),
                        Some(TokenTree::Group(members)) => {
                            collect(&segments, members.stream(), found);
                            segments.clear();
                        }
                        _ => break,
                    }
                    at += 3;
                }
                if !segments.is_empty() {
                    found.push(Name { segments, line });
                }
            }
            _ => {}
        }
        at += 1;
    }
}

/// True if an identifier behind these tokens is no field, no lifetime and no part of a name.
fn begins_name(before: &[TokenTree]) -> bool {
    match before {
        [.., TokenTree::Punct(first), TokenTree::Punct(second)] if second.as_char() == ':' => {
            first.as_char() != ':' || first.spacing() != proc_macro2::Spacing::Joint
        }
        // A range has two points, a field one.
        [.., TokenTree::Punct(first), TokenTree::Punct(second)] if second.as_char() == '.' => {
            first.as_char() == '.'
        }
        [.., TokenTree::Punct(mark)] => !['.', '\''].contains(&mark.as_char()),
        _ => true,
    }
}

fn is_separator(tokens: &[TokenTree], at: usize) -> bool {
    let is_colon =
        |at| matches!(tokens.get(at), Some(TokenTree::Punct(mark)) if mark.as_char() == ':');
    is_colon(at) && is_colon(at + 1)
}
