//! The readers of tags, lengths and values, under each set of rules.
#![no_std]
#![no_main]

use idchip::tlv::Rules;
use link_gate::walk;

link_gate::probe!(|input| {
    for rules in [Rules::Der, Rules::Lds, Rules::Cms] {
        walk::tlv(rules, input);
    }
});
