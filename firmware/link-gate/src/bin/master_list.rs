//! A CSCA master list with its certificates.
#![no_std]
#![no_main]

use idchip::cms::MasterList;
use link_gate::walk;

link_gate::probe!(|input| walk::parsed(input, MasterList::parse, walk::master_list));
