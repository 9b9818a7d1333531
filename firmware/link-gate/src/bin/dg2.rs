//! EF.DG2, up to the position of the image.
#![no_std]
#![no_main]

use idchip::lds::DataGroup;
use idchip::lds::dg2::Dg2;
use link_gate::walk;

link_gate::probe!(|input| walk::parsed(input, Dg2::parse, walk::dg2));
