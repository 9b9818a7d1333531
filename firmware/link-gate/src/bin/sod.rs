//! EF.SOD with its certificates.
#![no_std]
#![no_main]

use idchip::lds::sod::Sod;
use link_gate::walk;

link_gate::probe!(|input| walk::parsed(input, Sod::parse, walk::sod));
