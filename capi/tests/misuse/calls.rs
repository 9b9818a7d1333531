//! A call of every function of the header, with one thing wrong at will.

use core::cell::Cell;
use core::ffi::c_char;
use core::marker::PhantomData;
use core::ptr;
use std::collections::BTreeMap;

use idchip_capi::*;

use crate::common::{AT, Anchors, Context, Memory, output, read, vn_good};

/// How a call differs from a good one.
#[derive(Default)]
pub(crate) struct Fault {
    /// This pointer of the call, counted from 0, is NULL.
    pub(crate) null: Option<usize>,
    /// This pointer is one byte past where it should be.
    pub(crate) misaligned: Option<usize>,
    /// The object that the call is about, in place of the good one.
    pub(crate) object: Option<*mut u8>,
    /// The pointers that were handed out so far.
    pub(crate) count: Cell<usize>,
}

impl Fault {
    /// The next pointer of the call.
    fn place<T>(&self, good: *mut T) -> *mut T {
        let index = self.count.replace(self.count.get() + 1);
        if self.null == Some(index) {
            ptr::null_mut()
        } else if self.misaligned == Some(index) {
            good.wrapping_byte_add(1)
        } else {
            good
        }
    }

    /// The same, of an input. Bytes have no alignment: they stay where they are.
    fn data(&self, good: &[u8]) -> *const u8 {
        let index = self.count.replace(self.count.get() + 1);
        if self.null == Some(index) { ptr::null() } else { good.as_ptr() }
    }

    /// The same, of the object that the call is about.
    fn object<T>(&self, good: *mut T) -> *mut T {
        self.place(self.object.map_or(good, <*mut u8>::cast))
    }
}

/// A place for an output that notices whether it was written: plain bytes, without padding.
struct Guarded<T> {
    words: Vec<u128>,
    of: PhantomData<T>,
}

impl<T> Guarded<T> {
    fn new() -> Self {
        let words = (2 * size_of::<T>()).div_ceil(size_of::<u128>());
        Self { words: vec![u128::from_ne_bytes([PATTERN; 16]); words], of: PhantomData }
    }

    const fn pointer(&mut self) -> *mut T {
        self.words.as_mut_ptr().cast()
    }

    fn is_untouched(&self) -> bool {
        self.words.iter().all(|word| *word == u128::from_ne_bytes([PATTERN; 16]))
    }
}

const PATTERN: u8 = 0xA5;

/// What a call came to, and whether its outputs are as before.
pub(crate) struct Came {
    pub(crate) status: u32,
    pub(crate) is_untouched: bool,
    pub(crate) pointers: usize,
}

impl Came {
    fn of<T>(status: u32, fault: &Fault, place: &Guarded<T>) -> Self {
        Self { status, is_untouched: place.is_untouched(), pointers: fault.count.get() }
    }

    fn plain(status: u32, fault: &Fault) -> Self {
        Self { status, is_untouched: true, pointers: fault.count.get() }
    }
}

/// A call of one function. The first pointer is its object where `has_object`.
pub(crate) struct Call<'a> {
    pub(crate) name: &'static str,
    pub(crate) has_object: bool,
    pub(crate) call: Box<dyn Fn(&Fault) -> Came + 'a>,
}

/// Calls with a place for one output at the end.
macro_rules! calls {
    ($calls:ident: $($name:ident($fault:ident $(, $argument:expr)*) -> $output:ty;)*) => {$(
        $calls.push(Call {
            name: stringify!($name),
            has_object: false,
            call: Box::new(move |$fault| {
                let mut place = Guarded::<$output>::new();
                let status = unsafe { $name($($argument,)* $fault.place(place.pointer())) };
                Came::of(status, $fault, &place)
            }),
        });
    )*};
    ($calls:ident: $($name:ident($fault:ident $(, $argument:expr)*);)*) => {$(
        $calls.push(Call {
            name: stringify!($name),
            has_object: false,
            call: Box::new(move |$fault| Came::plain(unsafe { $name($($argument),*) }, $fault)),
        });
    )*};
}

/// The good files, and what else calls need.
pub(crate) struct World {
    pub(crate) files: BTreeMap<String, Vec<u8>>,
    pub(crate) der: Vec<u8>,
    list: Vec<u8>,
    /// Files of other cards, by the name of the card and of the file.
    others: BTreeMap<&'static str, Vec<u8>>,
}

impl World {
    fn new() -> Self {
        let others = OTHERS.map(|path| (path, read(&format!("cards/{path}.bin"))));
        let der = read("anchors/vn_good.der");
        Self { files: vn_good(), der, list: master_list(), others: others.into() }
    }
}

/// Files that the good card does not have: the calls are refused, but their pointers are checked before.
const OTHERS: [&str; 7] = [
    "details_and_displayed_images/EF.DG7",
    "details_and_displayed_images/EF.DG11",
    "td3_fingers/EF.DG3",
    "td3_master_file/EF.ATR_INFO",
    "td3_master_file/EF.CVCA",
    "td3_master_file/EF.CardSecurity",
    "td3_master_file/EF.DIR",
];

/// Bytes that are no master list: the call is refused, but its pointers are checked before.
fn master_list() -> Vec<u8> {
    vec![0x30, 0]
}

const QR: &[u8] =
    "001099012345|012345678|Nguyễn Văn A|01011999|Nam|Số 1, Hà Nội|01062021".as_bytes();

/// A call of every function that takes a pointer.
fn calls<'a>(
    world: &'a World,
    context: *mut idchip_context,
    anchors: *mut idchip_anchors,
    signers: *mut idchip_signers,
    links: *mut idchip_links,
    algorithms: *mut idchip_algorithms,
    known: *mut idchip_known_signers,
) -> Vec<Call<'a>> {
    let mut calls = Vec::new();
    let others = OTHERS.map(|path| world.others[path].as_slice());
    let [dg7, dg11, dg3, atr_info, cvca, security, dir] = others;
    let file = |name: &str| world.files[name].as_slice();
    let (sod, com, dg1, dg2) = (file("EF.SOD"), file("EF.COM"), file("EF.DG1"), file("EF.DG2"));
    let (dg13, dg14, dg15) = (file("EF.DG13"), file("EF.DG14"), file("EF.DG15"));
    let access = file("EF.CardAccess");
    let (der, list) = (world.der.as_slice(), world.list.as_slice());

    calls! { calls:
        idchip_context_use_algorithms(f, f.object(context), f.place(algorithms));
        idchip_context_use_log(f, f.object(context), IDCHIP_LOG_INFO, Some(ignore), ptr::null_mut());
        idchip_context_require(f, f.object(context), IDCHIP_CHECK_REVOCATION,
            IDCHIP_REQUIREMENT_REQUIRED);
        idchip_context_tolerate(f, f.object(context), IDCHIP_FINDING_WEAK_HASH);
        idchip_context_refuse(f, f.object(context), IDCHIP_FINDING_WEAK_HASH);
        idchip_context_use_signers(f, f.object(context), f.place(signers));
        idchip_sod_examine_with_known_signers(f, f.object(context), f.place(known), f.data(sod),
            sod.len(), ptr::null_mut(), 0);
        idchip_sod_verify(f, f.object(context), f.data(sod), sod.len(), ptr::null_mut(), 0);
        idchip_com_check(f, f.object(context), f.data(com), com.len());
        idchip_data_group_check(f, f.object(context), 2, f.data(dg2), dg2.len());
        idchip_data_group_read(f, f.object(context), 2, f.data(dg2), dg2.len());
        idchip_data_group_begin(f, f.object(context), 2);
        idchip_data_group_update(f, f.object(context), f.data(dg2), dg2.len());
        idchip_data_group_finish(f, f.object(context));
        idchip_face_image_begin(f, f.object(context));
        idchip_revocation_list_check(f, f.object(context), f.data(list), list.len());
        idchip_revocation_list_begin(f, f.object(context), ptr::null_mut(), 0);
        idchip_revocation_list_update(f, f.object(context), f.data(list), list.len());
        idchip_revocation_list_finish(f, f.object(context));
        idchip_active_authentication_verify(f, f.object(context), f.data(dg15), dg15.len(),
            f.data(dg14), dg14.len(), f.data(QR), 8, f.data(QR), 8);
        idchip_card_access_check(f, f.object(context), f.data(dg14), dg14.len(), f.data(access),
            access.len());
        idchip_sod_require(f, f.object(context));
        idchip_context_conclude(f, f.object(context));
    }
    calls! { calls:
        idchip_mrz_open(f, f.object(context), f.data(dg1), dg1.len()) -> idchip_mrz;
        idchip_citizen_open(f, f.object(context), f.data(dg13), dg13.len()) -> idchip_citizen;
        idchip_dg13_open(f, f.object(context), f.data(dg13), dg13.len()) -> idchip_slice;
        idchip_face_image_open(f, f.object(context), f.data(dg2), dg2.len()) -> idchip_face_image;
        idchip_face_image_finish(f, f.object(context)) -> idchip_face_image_extent;
        idchip_security_info_open(f, f.object(context), f.data(dg14), dg14.len(), 0)
            -> idchip_security_info;
        idchip_active_authentication_key_open(f, f.object(context), f.data(dg15), dg15.len())
            -> idchip_active_authentication_key;
        idchip_cross_check(f, f.object(context), f.data(dg1), dg1.len(), f.data(dg13), dg13.len(),
            f.data(QR), QR.len()) -> idchip_cross_checks;
        idchip_biometric_image_open(f, f.object(context), 3, f.data(dg3), dg3.len(), 0)
            -> idchip_biometric_image;
        idchip_biometric_instances_open(f, f.object(context), 3, f.data(dg3), dg3.len())
            -> idchip_biometric_instances;
        idchip_card_security_examine(f, f.object(context), f.data(security), security.len(),
            f.data(access), access.len(), f.data(dg14), dg14.len(), f.data(dir), dir.len())
            -> idchip_card_security;
        idchip_card_security_info_open(f, f.object(context), f.data(security), security.len(), 0)
            -> idchip_security_info;
        idchip_detail_date_open(f, f.object(context), f.data(dg11), dg11.len(),
            IDCHIP_DETAIL_DATE_OF_BIRTH, 0) -> idchip_full_date;
        idchip_displayed_image_open(f, f.object(context), f.data(dg7), dg7.len(),
            IDCHIP_DISPLAYED_SIGNATURE, 0) -> idchip_displayed_image;
        idchip_report_verdict(f, f.object(context)) -> idchip_verdict;
        idchip_report_failed(f, f.object(context), 0) -> idchip_failed_check;
        idchip_report_check(f, f.object(context), 1) -> idchip_check;
        idchip_report_check_alone(f, f.object(context), 1) -> idchip_check;
        idchip_report_tr03135(f, f.object(context), 1) -> idchip_tr03135_outcome;
        idchip_report_data_group(f, f.object(context), 1) -> u32;
        idchip_report_finding(f, f.object(context), 0) -> u32;
        idchip_report_finding_of_check(f, f.object(context), 1, 0) -> u32;
        idchip_report_finding_of_anchor(f, f.object(context), 0) -> u32;
        idchip_report_error(f, f.object(context)) -> idchip_parse_error;
        idchip_report_signer(f, f.object(context)) -> idchip_slice;
        idchip_report_anchor(f, f.object(context)) -> idchip_slice;
    }
    // The examination comes last but one: nothing can be opened after it.
    calls! { calls:
        idchip_sod_examine(f, f.object(context), f.data(sod), sod.len(), ptr::null_mut(), 0);
        idchip_context_close(f, f.object(context));
    }
    for call in &mut calls {
        call.has_object = true;
    }

    calls! { calls:
        idchip_anchors_add_certificate(f, f.place(anchors), f.data(der), der.len());
        idchip_anchors_add_master_list(f, f.place(anchors), f.data(list), list.len());
        idchip_anchors_add_verified_master_list(f, f.place(anchors), f.place(anchors), f.data(list),
            list.len(), AT, IDCHIP_POLICY_DEFAULT);
        idchip_links_add_certificate(f, f.place(links), f.data(der), der.len());
        idchip_signers_add_certificate(f, f.place(signers), f.data(der), der.len());
    }
    calls! { calls:
        idchip_anchors_add(f, f.place(anchors), f.data(der), der.len(), ptr::null_mut(), 0)
            -> idchip_anchor_file;
        idchip_anchors_index_size(f, f.place(anchors)) -> usize;
        idchip_anchors_add_links(f, f.place(anchors), f.place(links), AT, IDCHIP_POLICY_DEFAULT)
            -> usize;
        idchip_anchors_examine(f, f.data(der), der.len(), ptr::null_mut(), 0) -> idchip_anchor_file;
        idchip_anchors_scratch_size(f, f.data(der), der.len()) -> usize;
        idchip_atr_info_read(f, f.data(atr_info), atr_info.len()) -> idchip_atr_info;
        idchip_cvca_read(f, f.data(cvca), cvca.len()) -> idchip_cvca;
        idchip_dir_read(f, f.data(dir), dir.len(), 0) -> idchip_slice;
        idchip_master_list_examine(f, f.place(anchors), f.data(list), list.len(), AT,
            IDCHIP_POLICY_DEFAULT) -> idchip_list_report;
        idchip_file_length(f, f.data(dg2), 4) -> u32;
        idchip_limits_read(f) -> idchip_limits;
        idchip_qr_read(f, f.data(QR), QR.len()) -> idchip_qr;
        idchip_qr_repair(f, f.data(QR), QR.len(), ptr::null_mut(), 0) -> idchip_repaired;
    }
    push_two_outputs(&mut calls, context, dg2);
    push_detail_text(&mut calls, context, dg11);
    push_report_texts(&mut calls, context);
    push_descriptions(&mut calls, context, der);
    push_links_report(&mut calls, links);
    push_opens(&mut calls, anchors);
    push_index(&mut calls, anchors);
    push_texts(&mut calls);
    calls
}

/// The function that writes a text of a card.
fn push_detail_text<'a>(calls: &mut Vec<Call<'a>>, context: *mut idchip_context, dg11: &'a [u8]) {
    let open = move |fault: &Fault| {
        let (mut buffer, mut length) = ([PATTERN; 64], Guarded::<usize>::new());
        let status = unsafe {
            idchip_detail_text_open(
                fault.object(context),
                fault.data(dg11),
                dg11.len(),
                IDCHIP_DETAIL_NAME_OF_HOLDER,
                0,
                fault.place(buffer.as_mut_ptr()).cast::<c_char>(),
                buffer.len() - 1,
                fault.place(length.pointer()),
            )
        };
        let came = Came::of(status, fault, &length);
        Came { is_untouched: came.is_untouched && buffer == [PATTERN; 64], ..came }
    };
    calls.push(Call { name: "idchip_detail_text_open", has_object: true, call: Box::new(open) });
}

/// Those that write the whole report.
fn push_report_texts(calls: &mut Vec<Call<'_>>, context: *mut idchip_context) {
    macro_rules! texts {
        ($($name:ident($($language:expr)?))*) => {$(
            calls.push(Call {
                name: stringify!($name),
                has_object: true,
                call: Box::new(move |fault| {
                    let (mut buffer, mut length) = ([PATTERN; 64], Guarded::<usize>::new());
                    let status = unsafe {
                        $name(
                            fault.object(context),
                            $($language,)?
                            fault.place(buffer.as_mut_ptr()).cast::<c_char>(),
                            buffer.len(),
                            fault.place(length.pointer()),
                        )
                    };
                    let came = Came::of(status, fault, &length);
                    Came { is_untouched: came.is_untouched && buffer == [PATTERN; 64], ..came }
                }),
            });
        )*};
    }
    texts! { idchip_report_json() idchip_report_text() idchip_report_translate(IDCHIP_LANGUAGE_VI) }
}

/// Those that describe a certificate.
fn push_descriptions<'a>(calls: &mut Vec<Call<'a>>, context: *mut idchip_context, der: &'a [u8]) {
    macro_rules! describe {
        ($name:ident, $has_object:expr, $output:ty, |$fault:ident| $($argument:expr),*) => {
            calls.push(Call {
                name: stringify!($name),
                has_object: $has_object,
                call: Box::new(move |$fault| {
                    let (mut buffer, mut place) = ([PATTERN; 64], Guarded::<$output>::new());
                    let status = unsafe {
                        $name(
                            $($argument,)*
                            $fault.place(buffer.as_mut_ptr()).cast::<c_char>(),
                            buffer.len(),
                            $fault.place(place.pointer()),
                        )
                    };
                    let came = Came::of(status, $fault, &place);
                    Came { is_untouched: came.is_untouched && buffer == [PATTERN; 64], ..came }
                }),
            });
        };
    }
    describe!(idchip_certificate_describe, false, idchip_certificate, |f| f.data(der), der.len());
    describe!(idchip_report_signer_describe, true, idchip_certificate, |f| f.object(context));
    describe!(idchip_report_anchor_describe, true, idchip_certificate, |f| f.object(context));
    describe!(idchip_report_missing_anchor_describe, true, idchip_missing_anchor, |f| f
        .object(context));
}

/// The report of a link.
fn push_links_report(calls: &mut Vec<Call<'_>>, links: *mut idchip_links) {
    let report = move |fault: &Fault| {
        let (mut der, mut check) = (Guarded::<idchip_slice>::new(), Guarded::new());
        let status = unsafe {
            idchip_links_report(
                fault.place(links),
                0,
                fault.place(der.pointer()),
                fault.place(check.pointer()),
            )
        };
        let came = Came::of(status, fault, &der);
        Came { is_untouched: came.is_untouched && check.is_untouched(), ..came }
    };
    calls.push(Call { name: "idchip_links_report", has_object: false, call: Box::new(report) });
}

/// The function that gives two parts of an image.
fn push_two_outputs<'a>(calls: &mut Vec<Call<'a>>, context: *mut idchip_context, dg2: &'a [u8]) {
    let update = move |fault: &Fault| {
        let (mut held, mut part) = (Guarded::<idchip_slice>::new(), Guarded::new());
        let (held_place, part_place) = (held.pointer(), part.pointer());
        let status = unsafe {
            idchip_face_image_update(
                fault.object(context),
                fault.data(dg2),
                dg2.len(),
                fault.place(held_place),
                fault.place(part_place),
            )
        };
        let came = Came::of(status, fault, &held);
        Came { is_untouched: came.is_untouched && part.is_untouched(), ..came }
    };
    calls.push(Call { name: "idchip_face_image_update", has_object: true, call: Box::new(update) });
}

/// Those that make an object.
fn push_opens(calls: &mut Vec<Call<'_>>, anchors: *mut idchip_anchors) {
    calls.push(Call {
        name: "idchip_context_open",
        has_object: false,
        call: Box::new(move |fault| {
            let mut memory = Memory::new(idchip_context_size());
            let mut place = Guarded::new();
            let status = unsafe {
                idchip_context_open(
                    fault.place(memory.pointer().cast::<usize>()).cast(),
                    memory.len(),
                    fault.place(anchors),
                    AT,
                    IDCHIP_POLICY_DEFAULT,
                    fault.place(place.pointer()),
                )
            };
            Came::of(status, fault, &place)
        }),
    });
    calls.push(Call {
        name: "idchip_algorithms_open",
        has_object: false,
        call: Box::new(move |fault| {
            let mut memory = Memory::new(idchip_algorithms_size());
            let mut place = Guarded::new();
            let status = unsafe {
                idchip_algorithms_open(
                    fault.place(memory.pointer().cast::<usize>()).cast(),
                    memory.len(),
                    idchip_algorithms_available(),
                    fault.place(place.pointer()),
                )
            };
            Came::of(status, fault, &place)
        }),
    });
    macro_rules! list {
        ($open:ident, $size:ident) => {
            calls.push(Call {
                name: stringify!($open),
                has_object: false,
                call: Box::new(move |fault| {
                    let mut memory = Memory::new($size(2));
                    let mut place = Guarded::new();
                    let status = unsafe {
                        $open(
                            fault.place(memory.pointer().cast::<usize>()).cast(),
                            memory.len(),
                            fault.place(place.pointer()),
                        )
                    };
                    Came::of(status, fault, &place)
                }),
            });
        };
    }
    list!(idchip_anchors_open, idchip_anchors_size);
    list!(idchip_links_open, idchip_links_size);
    list!(idchip_signers_open, idchip_signers_size);
    list!(idchip_known_signers_open, idchip_known_signers_size);
}

/// The function that makes an index. Its memory is left to the list.
fn push_index(calls: &mut Vec<Call<'_>>, anchors: *mut idchip_anchors) {
    let call = move |fault: &Fault| {
        let memory = Box::leak(Box::new(Memory::new(4096)));
        let (place, length) = (memory.pointer().cast::<usize>(), memory.len());
        let anchors = fault.place(anchors);
        let status = unsafe { idchip_anchors_index(anchors, fault.place(place).cast(), length) };
        Came::plain(status, fault)
    };
    calls.push(Call { name: "idchip_anchors_index", has_object: false, call: Box::new(call) });
}

/// Those that write a name or a message.
fn push_texts(calls: &mut Vec<Call<'_>>) {
    macro_rules! texts {
        ($($name:ident)*) => {$(
            calls.push(Call {
                name: stringify!($name),
                has_object: false,
                call: Box::new(|fault| {
                    let mut buffer = [PATTERN; IDCHIP_TEXT_SIZE];
                    let mut place = Guarded::new();
                    let status = unsafe {
                        $name(
                            1,
                            fault.place(buffer.as_mut_ptr()).cast::<c_char>(),
                            buffer.len(),
                            fault.place(place.pointer()),
                        )
                    };
                    Came::of(status, fault, &place)
                }),
            });
        )*};
    }
    texts! {
        idchip_check_name idchip_cross_check_name idchip_data_group_status_name
        idchip_finding_advice idchip_finding_message idchip_finding_name idchip_list_check_name
        idchip_result_name idchip_revocation_reason_name idchip_status_advice idchip_status_message idchip_status_name idchip_structure_name idchip_tr03135_name
        idchip_tr03135_section idchip_verdict_name
    }
    calls.push(Call {
        name: "idchip_translate",
        has_object: false,
        call: Box::new(|fault| {
            let mut buffer = [PATTERN; IDCHIP_TRANSLATION_SIZE];
            let mut place = Guarded::new();
            let status = unsafe {
                idchip_translate(
                    IDCHIP_LANGUAGE_VI,
                    IDCHIP_TEXT_OF_CHECK,
                    1,
                    IDCHIP_TEXT_TITLE,
                    fault.place(buffer.as_mut_ptr()).cast::<c_char>(),
                    buffer.len(),
                    fault.place(place.pointer()),
                )
            };
            Came::of(status, fault, &place)
        }),
    });
    calls.push(Call {
        name: "idchip_error_translate",
        has_object: false,
        call: Box::new(|fault| {
            let mut error = idchip_parse_error {
                kind: IDCHIP_STATUS_PARSE_TIME,
                structure: IDCHIP_STRUCTURE_EF_SOD,
                ..Default::default()
            };
            let mut buffer = [PATTERN; IDCHIP_TRANSLATION_SIZE];
            let mut place = Guarded::new();
            let status = unsafe {
                idchip_error_translate(
                    fault.place(&raw mut error),
                    IDCHIP_LANGUAGE_VI,
                    fault.place(buffer.as_mut_ptr()).cast::<c_char>(),
                    buffer.len(),
                    fault.place(place.pointer()),
                )
            };
            Came::of(status, fault, &place)
        }),
    });
    calls.push(Call {
        name: "idchip_error_message",
        has_object: false,
        call: Box::new(|fault| {
            let mut error = idchip_parse_error {
                kind: IDCHIP_STATUS_PARSE_TIME,
                structure: IDCHIP_STRUCTURE_EF_SOD,
                ..Default::default()
            };
            let mut buffer = [PATTERN; IDCHIP_TEXT_SIZE];
            let mut place = Guarded::new();
            let status = unsafe {
                idchip_error_message(
                    fault.place(&raw mut error),
                    fault.place(buffer.as_mut_ptr()).cast::<c_char>(),
                    buffer.len(),
                    fault.place(place.pointer()),
                )
            };
            Came::of(status, fault, &place)
        }),
    });
}

/// A log that is not kept.
unsafe extern "C" fn ignore(_: *mut core::ffi::c_void, _: *const idchip_log_event) {}

/// Runs a test over a call of every function.
pub(crate) fn with_calls(test: impl FnOnce(&World, &[Call<'_>], &mut Context)) {
    let world = World::new();
    let certificates = [world.der.clone()];
    let anchors = Anchors::of(&certificates);
    let mut memory = Memory::new(idchip_signers_size(4));
    let signers =
        output(|place| unsafe { idchip_signers_open(memory.pointer(), memory.len(), place) });
    let mut memory = Memory::new(idchip_links_size(4));
    let links = output(|place| unsafe { idchip_links_open(memory.pointer(), memory.len(), place) })
        .unwrap();
    let mut context = Context::open(&anchors, IDCHIP_POLICY_DEFAULT);
    // Whether it is accepted does not matter: pointers are looked at first, also in a build without
    // algorithms, which Miri runs in a minute or two.
    context.verify(&world.files["EF.SOD"]);
    let mut memory = Memory::new(idchip_algorithms_size());
    let algorithms = output(|place| unsafe {
        let (memory, length) = (memory.pointer(), memory.len());
        idchip_algorithms_open(memory, length, idchip_algorithms_available(), place)
    });
    // A build without algorithms has none to choose.
    let algorithms = algorithms.unwrap_or(ptr::null_mut());
    let mut memory = Memory::new(idchip_known_signers_size(2));
    let known =
        output(|place| unsafe { idchip_known_signers_open(memory.pointer(), memory.len(), place) });
    let (signers, known) = (signers.unwrap(), known.unwrap());
    let calls = calls(&world, context.pointer, anchors.pointer, signers, links, algorithms, known);
    test(&world, &calls, &mut context);
}
