//! A certificate: every field, every extension, the key.
#![no_std]
#![no_main]

use idchip::x509::Certificate;
use link_gate::walk;

link_gate::probe!(|input| walk::parsed(input, Certificate::parse, walk::certificate));
