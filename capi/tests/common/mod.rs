//! The C API as a caller sees it: memory, pointers, and statuses.

#![expect(dead_code, reason = "each test binary uses its part")]

use core::ffi::{CStr, c_char};
use core::mem::MaybeUninit;
use core::ptr;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use idchip_capi::*;
use serde_json::Value;

/// 2026-11-01T00:00:00Z, the manifest's `at`.
pub(crate) const AT: i64 = 1_793_491_200;

pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

pub(crate) fn read(path: &str) -> Vec<u8> {
    fs::read(root().join("testdata").join(path)).unwrap()
}

pub(crate) fn manifest() -> Value {
    serde_json::from_slice(&read("manifest.json")).unwrap()
}

/// The files of a card by name, as in "EF.DG1".
pub(crate) fn files(card: &Value) -> BTreeMap<String, Vec<u8>> {
    let files = card["files"].as_object().unwrap();
    files.iter().map(|(name, path)| (name.clone(), read(path.as_str().unwrap()))).collect()
}

/// The files of `vn_good`.
pub(crate) fn vn_good() -> BTreeMap<String, Vec<u8>> {
    let names =
        ["EF.COM", "EF.CardAccess", "EF.DG1", "EF.DG2", "EF.DG13", "EF.DG14", "EF.DG15", "EF.SOD"];
    let file = |name: &str| (name.to_owned(), read(&format!("cards/vn_good/{name}.bin")));
    names.into_iter().map(file).collect()
}

/// The contents of the paths that stand in a list.
pub(crate) fn read_all(paths: &Value) -> Vec<Vec<u8>> {
    paths.as_array().unwrap().iter().map(|path| read(path.as_str().unwrap())).collect()
}

/// Memory aligned as that of malloc.
pub(crate) struct Memory(Vec<u128>);

impl Memory {
    pub(crate) fn new(octets: usize) -> Self {
        Self(vec![u128::MAX / 3; octets.div_ceil(16)])
    }

    pub(crate) fn pointer(&mut self) -> *mut core::ffi::c_void {
        self.0.as_mut_ptr().cast()
    }

    pub(crate) fn len(&self) -> usize {
        self.0.len() * 16
    }

    pub(crate) fn octets(&self) -> Vec<u8> {
        self.0.iter().flat_map(|word| word.to_ne_bytes()).collect()
    }
}

/// Anchors, and the certificates that they point to.
pub(crate) struct Anchors<'a> {
    memory: Memory,
    pub(crate) pointer: *mut idchip_anchors,
    pub(crate) certificates: &'a [Vec<u8>],
}

impl<'a> Anchors<'a> {
    pub(crate) fn of(certificates: &'a [Vec<u8>]) -> Self {
        let mut memory = Memory::new(idchip_anchors_size(certificates.len()));
        let mut pointer = ptr::null_mut();
        let status =
            unsafe { idchip_anchors_open(memory.pointer(), memory.len(), &raw mut pointer) };
        assert_eq!(status, IDCHIP_STATUS_OK);
        for der in certificates {
            let status =
                unsafe { idchip_anchors_add_certificate(pointer, der.as_ptr(), der.len()) };
            assert_eq!(status, IDCHIP_STATUS_OK);
        }
        Self { memory, pointer, certificates }
    }
}

/// A context in memory of its own.
pub(crate) struct Context {
    pub(crate) memory: Memory,
    pub(crate) pointer: *mut idchip_context,
}

impl Context {
    pub(crate) fn open(anchors: &Anchors<'_>, policy: u32) -> Self {
        let mut memory = Memory::new(idchip_context_size());
        let mut pointer = ptr::null_mut();
        let status = unsafe {
            idchip_context_open(
                memory.pointer(),
                memory.len(),
                anchors.pointer,
                AT,
                policy,
                &raw mut pointer,
            )
        };
        assert_eq!(status, IDCHIP_STATUS_OK);
        Self { memory, pointer }
    }

    pub(crate) fn verify(&mut self, sod: &[u8]) -> u32 {
        unsafe { idchip_sod_verify(self.pointer, sod.as_ptr(), sod.len(), ptr::null_mut(), 0) }
    }

    pub(crate) fn read(&mut self, number: u32, file: &[u8]) -> u32 {
        unsafe { idchip_data_group_read(self.pointer, number, file.as_ptr(), file.len()) }
    }

    pub(crate) fn check_revocation_list(&mut self, list: &[u8]) -> u32 {
        unsafe { idchip_revocation_list_check(self.pointer, list.as_ptr(), list.len()) }
    }

    /// Gives a revocation list in chunks.
    pub(crate) fn stream_revocation_list(&mut self, list: &[u8]) -> u32 {
        let mut buffer = [0; 512];
        let begun = unsafe { idchip_revocation_list_begin(self.pointer, buffer.as_mut_ptr(), 512) };
        assert_eq!(begun, IDCHIP_STATUS_OK);
        for chunk in list.chunks(100) {
            let updated =
                unsafe { idchip_revocation_list_update(self.pointer, chunk.as_ptr(), chunk.len()) };
            assert_eq!(updated, IDCHIP_STATUS_OK);
        }
        unsafe { idchip_revocation_list_finish(self.pointer) }
    }

    pub(crate) fn conclude(&self) -> u32 {
        unsafe { idchip_context_conclude(self.pointer) }
    }
}

/// The context of the good Vietnamese card, verified, and its files.
pub(crate) fn with_good_card(test: impl FnOnce(&mut Context, &BTreeMap<String, Vec<u8>>)) {
    let files = vn_good();
    let certificates = [read("anchors/vn_good.der")];
    let anchors = Anchors::of(&certificates);
    let mut context = Context::open(&anchors, IDCHIP_POLICY_DEFAULT);
    assert_eq!(context.verify(&files["EF.SOD"]), IDCHIP_STATUS_OK);
    test(&mut context, &files);
}

/// Calls a function with a place for its output, and gives the output where there is one.
pub(crate) fn output<T>(call: impl FnOnce(*mut T) -> u32) -> Result<T, u32> {
    let mut place = MaybeUninit::uninit();
    match call(place.as_mut_ptr()) {
        // A function that says OK has written its output.
        IDCHIP_STATUS_OK => Ok(unsafe { place.assume_init() }),
        status => Err(status),
    }
}

/// The bytes of a slice.
pub(crate) fn bytes<'a>(slice: &idchip_slice) -> &'a [u8] {
    if slice.data.is_null() {
        assert_eq!(slice.len, 0);
        return &[];
    }
    unsafe { core::slice::from_raw_parts(slice.data, slice.len) }
}

/// A text of a card.
pub(crate) fn text<'a>(text: &idchip_text) -> Result<&'a str, u32> {
    match text.status {
        IDCHIP_STATUS_OK => Ok(core::str::from_utf8(bytes(&text.text)).unwrap()),
        status => Err(status),
    }
}

/// The characters of an array before its NUL.
pub(crate) fn characters(array: &[c_char]) -> String {
    let octets: Vec<u8> = array.iter().map(|c| u8::from_ne_bytes(c.to_ne_bytes())).collect();
    CStr::from_bytes_until_nul(&octets).unwrap().to_str().unwrap().to_owned()
}

/// A function that writes a name or a message.
pub(crate) type Named = unsafe extern "C" fn(u32, *mut c_char, usize, *mut usize) -> u32;

/// The text that such a function writes.
pub(crate) fn named(function: Named, number: u32) -> Result<String, u32> {
    told::<IDCHIP_TEXT_SIZE>(function, number)
}

/// The advice that such a function writes.
pub(crate) fn advised(function: Named, number: u32) -> Result<String, u32> {
    told::<IDCHIP_ADVICE_SIZE>(function, number)
}

fn told<const SIZE: usize>(function: Named, number: u32) -> Result<String, u32> {
    let mut buffer = [0x55; SIZE];
    let length = output(|length| unsafe {
        function(number, buffer.as_mut_ptr().cast(), buffer.len(), length)
    })?;
    let text = CStr::from_bytes_until_nul(&buffer).unwrap().to_str().unwrap().to_owned();
    assert_eq!(text.len(), length);
    Ok(text)
}
