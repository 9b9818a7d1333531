//! EF.COM.
#![no_std]
#![no_main]

use idchip::lds::com::EfCom;
use link_gate::walk;

link_gate::probe!(|input| walk::parsed(input, EfCom::parse, walk::com));
