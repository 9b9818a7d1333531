//! EF.DG13, and the details of a Vietnamese citizen in it.
#![no_std]
#![no_main]

use idchip::lds::DataGroup;
use idchip::lds::dg13::Dg13;
use link_gate::walk;

link_gate::probe!(|input| walk::parsed(input, Dg13::parse, walk::dg13));
