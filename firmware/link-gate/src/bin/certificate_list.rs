//! Revocation lists.
#![no_std]
#![no_main]

use idchip::x509::CertificateList;
use link_gate::walk;

link_gate::probe!(|input| walk::parsed(input, CertificateList::parse, walk::certificate_list));
