"""Parses a file with asn1crypto: `parse.py KIND FILE`.

Prints the fields that the parser read, a name and a hexadecimal value on each line, and an empty line. Then reads numbers of
runs, one on each line, and answers each with the nanoseconds of processor time that this thread took.
"""

import sys
import time

from asn1crypto import algos, cms, core, x509


class DataGroupHash(core.Sequence):
    _fields = [("number", core.Integer), ("value", core.OctetString)]


class DataGroupHashes(core.SequenceOf):
    _child_spec = DataGroupHash


class VersionInfo(core.Sequence):
    _fields = [("lds", core.PrintableString), ("unicode", core.PrintableString)]


class SecurityObject(core.Sequence):
    _fields = [
        ("version", core.Integer),
        ("hash_algorithm", algos.DigestAlgorithm),
        ("hashes", DataGroupHashes),
        ("version_info", VersionInfo, {"optional": True}),
    ]


class Certificates(core.SetOf):
    _child_spec = x509.Certificate


class MasterList(core.Sequence):
    _fields = [("version", core.Integer), ("certificates", Certificates)]


def certificate(file):
    parsed = x509.Certificate.load(file, strict=True)
    # asn1crypto parses what is asked for: `native` asks for everything.
    parsed.native
    return parsed


def signed(file):
    content = cms.ContentInfo.load(file, strict=True)["content"]
    return content, bytes(content["encap_content_info"]["content"])


def sod(file):
    start = {0x81: 3, 0x82: 4}.get(file[1], 2)
    content, encapsulated = signed(file[start:])
    content["signer_infos"].native
    for choice in content["certificates"]:
        choice.chosen.native
    SecurityObject.load(encapsulated, strict=True).native
    return content


def master_list(file):
    _, encapsulated = signed(file)
    parsed = MasterList.load(encapsulated, strict=True)
    for item in parsed["certificates"]:
        item.native
    return parsed


def certificate_fields(parsed):
    tbs = parsed["tbs_certificate"]
    serial = tbs["serial_number"].native
    until = int(tbs["validity"]["not_after"].native.timestamp())
    return {
        "serial number": serial.to_bytes((serial.bit_length() + 7) // 8, "big"),
        "end of validity": until.to_bytes(8, "big"),
        "signature": parsed["signature_value"].native,
    }


def sod_fields(parsed):
    chosen = next(iter(parsed["certificates"])).chosen
    return {
        "content": bytes(parsed["encap_content_info"]["content"]),
        "signature": parsed["signer_infos"][0]["signature"].native,
        "signature of the certificate": chosen["signature_value"].native,
    }


def master_list_fields(parsed):
    return {"number of certificates": len(parsed["certificates"]).to_bytes(4, "big")}


KINDS = {
    "certificate": (certificate, certificate_fields),
    "sod": (sod, sod_fields),
    "list": (master_list, master_list_fields),
}


def main():
    parse, fields = KINDS[sys.argv[1]]
    with open(sys.argv[2], "rb") as opened:
        file = opened.read()
    try:
        parse(file[:-1])
    except ValueError:
        pass
    else:
        sys.exit("it takes a file that ends too early")
    for name, value in fields(parse(file)).items():
        print(name, value.hex(), sep="\t")
    print(flush=True)
    for line in sys.stdin:
        start = time.thread_time_ns()
        for _ in range(int(line)):
            parse(file)
        print(time.thread_time_ns() - start, flush=True)


if __name__ == "__main__":
    main()
