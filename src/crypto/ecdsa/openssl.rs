//! Signatures of "sample" by OpenSSL 3.0, one on each curve.

use crate::algorithms::{SHA1, SHA224, SHA256, SHA384, SHA512};
use crate::crypto::{
    Algorithms, CryptoError, Ecdsa, EcdsaEncoding, EcdsaEngine, HashId, Hasher, SignatureAlgorithm,
    SignatureScheme,
};
use crate::finding::FindingSet;
use crate::oid::{self, Oid};
use crate::x509::{EcKey, EcParameters, PublicKey};
use std::vec::Vec;

const DIGESTS: Algorithms<'static> =
    Algorithms { digests: &[&SHA1, &SHA224, &SHA256, &SHA384, &SHA512], signatures: &[] };

struct Vector {
    curve: Oid<'static>,
    hash: HashId,
    /// Compressed, except on P-224, where not every engine computes roots.
    point: &'static str,
    signature: &'static str,
}

fn bytes(hex: &str) -> Vec<u8> {
    let digits = hex.as_bytes().chunks_exact(2);
    digits.map(|pair| u8::from_str_radix(str::from_utf8(pair).unwrap(), 16).unwrap()).collect()
}

/// Checks `engine` with the signature on its curve, and the errors after each change.
pub(crate) fn verifies_a_signature_of_openssl<E: EcdsaEngine>(engine: E) {
    let algorithm = Ecdsa(engine);
    let curve = *algorithm.0.curve();
    let vector = VECTORS.iter().find(|vector| vector.curve == curve.oid).unwrap();
    let hash = vector.hash;
    let point = bytes(vector.point);
    let signature = bytes(vector.signature);
    let check = |message: &[u8], point: &[u8], signature: &[u8]| {
        let mut hasher = Hasher::new(DIGESTS.digest(hash).unwrap());
        hasher.update(message);
        let key = EcKey { parameters: EcParameters::Named(curve.oid), point };
        let scheme = SignatureScheme::Ecdsa { hash, encoding: EcdsaEncoding::Der };
        assert!(algorithm.accepts(&PublicKey::Ec(key), &scheme));
        let digest = hasher.finish().unwrap();
        algorithm.verify(&PublicKey::Ec(key), &scheme, &digest, signature, &DIGESTS)
    };
    let invalid_key = Err(CryptoError::InvalidKey);
    let invalid_signature = Err(CryptoError::InvalidSignature);

    assert_eq!(check(b"sample", &point, &signature), Ok(FindingSet::EMPTY));
    assert_eq!(check(b"Sample", &point, &signature), invalid_signature);
    let generator = [&[4], curve.generator_x, curve.generator_y].concat();
    assert_eq!(check(b"sample", &generator, &signature), invalid_signature);

    let off_curve = [&[4], curve.generator_y, curve.generator_x].concat();
    assert_eq!(check(b"sample", &off_curve, &signature), invalid_key);
    if point[0] == 4 {
        return;
    }
    let mut negative = point.clone();
    negative[0] ^= 1;
    assert_eq!(check(b"sample", &negative, &signature), invalid_signature);
    let beyond_p = [&[2], curve.p].concat();
    assert_eq!(check(b"sample", &beyond_p, &signature), invalid_key);
    // Half of all x coordinates belong to no point.
    let mut no_points = 0;
    let mut other = point.clone();
    for last in 0..=u8::MAX {
        *other.last_mut().unwrap() = last;
        match check(b"sample", &other, &signature) {
            result if result == invalid_key => no_points += 1,
            result => assert_eq!(result.is_ok(), other == point),
        }
    }
    assert!((64..192).contains(&no_points));
}

const VECTORS: &[Vector] = &[
    Vector {
        curve: oid::P224,
        hash: HashId::Sha224,
        point: "043def6cf0d81e8f7e087d0697f9c0164e9baea9173d3b2f8bf81ed4fce1b03550d0a671\
                 6e52d9600987132e5213878457e062abdc4778eb3b",
        signature: "303d021c72eccd23a321ffcc211663811ad796a3105bcd253b8444273a762bca021d00b6\
                 31faa41596c0be6bbf257e8c952a8ab873bee9956ff493b21ed5ac",
    },
    Vector {
        curve: oid::P256,
        hash: HashId::Sha256,
        point: "032c45fbbf187a7d7c80e271709dbab4279fb1049d4d9c4b23849fbde6f260cf5e",
        signature: "304402203d712fd668f07703fe02e0ebe01d159b0055edf6236a04b95d4b2f0922e62a1e\
                 0220462ee1da4c97a8e461b329c90f91703c7bb836fed17ac0a260df05f539cef9ea",
    },
    Vector {
        curve: oid::P384,
        hash: HashId::Sha384,
        point: "03b75f9becb89cffb97ebd3678306441b89b3e0c41577d1536031c9bbae112b25f4241c1\
                 16e23155fd6f03e5833ae58ba7",
        signature: "30640230351056f7e65e14d40abf3c8fb166c1110d511a392bdb183bc4cf908e672b0a34\
                 6774bce654af924c44f00ac83626e7b9023016b5562b71cb22513acd3a2b11de0270db4a\
                 0d1e374a20d7edfc17b2940e33aa09a06aeab5c1edfca00f59dc4dd8714b",
    },
    Vector {
        curve: oid::P521,
        hash: HashId::Sha512,
        point: "030147f6ee84f84c2af0932656ee9864b16d42f8a16654b1028d6e8744ef29608849df95\
                 3dbf448acecb590f88da32085e956dcbd4d821ba3a173c732ebdb5665b2681",
        signature: "3081870242015b23d0df86ba083503e0bb27f4a40565e946dd9b3c622c03e72c7eca7736\
                 472bb16b0cbdd772c2fc9fe651d3f41d1bbc41ce2de53be2ba42e5f10790ad267a8d1b02\
                 415975dfc3ebe2868ceee1ac1164472057cda1eb28762ff37980eee99a8b8710470ccf0c\
                 0b0f5131934639cef4821a75733f36061736fa926b8e42622a211b6621b5",
    },
    Vector {
        curve: oid::BRAINPOOL_P224R1,
        hash: HashId::Sha224,
        point: "029871a781be2fb4af4892f601a85e82e5cc6ebbaf1be45c6da3fd82b9",
        signature: "303c021c4d29240ceb685a0d12b989dbefd04cb900cf6b322b8fb7d78777c479021c43f3\
                 60d6f7eb08b59b50df1c026833d4396155b1fbcfdca9d5be05b4",
    },
    Vector {
        curve: oid::BRAINPOOL_P256R1,
        hash: HashId::Sha256,
        point: "0323544c4bf6d1b2b29213da1933a885f702ff22fdcd1bae2a5592f7bc1c787f33",
        signature: "3046022100a248d2ac9150df407b799d01f4b5997bd29563f4b99ffb5fcbb3914984af99\
                 f2022100a5b3b4c3dda72ccb8e3f398c5b1b9658d1c284a305fee092a5dc84bd449986aa",
    },
    Vector {
        curve: oid::BRAINPOOL_P320R1,
        hash: HashId::Sha384,
        point: "02342cc61e078c88a10e3cee8eed6c2be2fc7a41660d43c52205a7e381291abde8f0549b\
                 ab48b709a1",
        signature: "30550229008bb96ec02f823766879ac0fc7fd2e18cf520dcfd170f7fb9fec955340056b7\
                 d135a95f1e83413e2102280b91e0a25b5007c7276b6380e351c2712f8f153c7cc4cdd896\
                 75be6f7b41a1b04fc4a38c516f052d",
    },
    Vector {
        curve: oid::BRAINPOOL_P384R1,
        hash: HashId::Sha384,
        point: "0213a08b0558749ecf4356b6c38ebfdebc4dfc9db08716794276d148edccb0877a16a137\
                 2f2756e0b4f50e888c7bdd8a8d",
        signature: "30650231008c6bcf2004055ddf7a089c9f4c99e624f343cd8a47ea111c803bfb866f3901\
                 fc60200434445d0b92f06d5d66f090062e0230261a0ae7e615bd5ebbbb3c6609aff02e1a\
                 d4226b06af8bd0005495937bf33da4069302731836c36adfb58a79def2ca5e",
    },
    Vector {
        curve: oid::BRAINPOOL_P512R1,
        hash: HashId::Sha512,
        point: "034fe3243f8c1724fe8811db4693305feee88ab7e9e165eda3aefdd616e7dead8056ac83\
                 3c715c41ca71d147fd27eb0d73c5ef29877e898509c7ad4599232c05a4",
        signature: "30818402404f84dd4b93301b2537164eacfff9888fdedc4ce31f16a54e7c0579a7f2c029\
                 42300d0ee7b48bff4eb66c3139ea216da93679fc87751161e9b914a0ef98e68071024025\
                 90eda116f811874ab354bdeec14b22941294e63d0c87784011e1d12cde7d67c2b93d936a\
                 e8602276c1770d8a038f13b7ac56d3dc207a25b8736c528d345a6f",
    },
    Vector {
        curve: oid::BRAINPOOL_P224T1,
        hash: HashId::Sha224,
        point: "0279a94451f2d1a0cd12cdf03dabe25b5877f6c9d185683a905f2b1310",
        signature: "303e021d00b161523b6d4dfdf252407647b20fd226bbcc54a5930400e4f8860192021d00\
                 d3c02b517c5b4c31143d072b3de8e67d8bc549191213f7c9dd120c8a",
    },
    Vector {
        curve: oid::BRAINPOOL_P256T1,
        hash: HashId::Sha256,
        point: "03604d6e5bcaba12e447a6847f4e0eb659a62263c2b9974603342fd058c5318a9d",
        signature: "304502205fcb894b92598f27a6770109036f69b6ecb49d2a98d674f9e1c1b62a2aaac44f\
                 02210092b7430c291a4dbc003b37f9ea864109aaad5593469df5d2c7be1b997bab594d",
    },
    Vector {
        curve: oid::BRAINPOOL_P320T1,
        hash: HashId::Sha384,
        point: "02aee5cfa035a0d2ca8d10029dbf36a1fc0cbbcd410d47da94b9188f57e8255c25575510\
                 d51deb64a2",
        signature: "3054022862cdb9f7ea9016bc5826fafc3371db7f1536481abe2c9e09dd61698046a18edb\
                 b2ba0cefff7a952502283c9484fe04012051ffc1b7cced41d551ddbb98d1b181be637ddc\
                 e8111bd25b70ca3cad6d55ce54db",
    },
    Vector {
        curve: oid::BRAINPOOL_P384T1,
        hash: HashId::Sha384,
        point: "0235bc131c8944c6ea32d57ab04af088016924b1d56ebd76af5509409726878865595356\
                 f5f58d135420e737982c64ea7b",
        signature: "306402301c061a4778eebaf866cac0be775eb9e4aa98503ee8a74232c67f2453ece886ce\
                 e0a751c07934181557a45d7976156cc90230169d4a90c4d4647fe632339d36d8029fedc9\
                 a6d2b574467c13111b6f3f898fa00bcb66e396a42c1bdec05200dc941c94",
    },
    Vector {
        curve: oid::BRAINPOOL_P512T1,
        hash: HashId::Sha512,
        point: "0399b78e9f18a6e9afbedfb13fde501ec317d62aa3194d89b13a12fb6af5ac001713f9dc\
                 720302c4bd03dee2989f516ab2562e9ae7c73a995d67ccdcc8b52ff9cf",
        signature: "30818402406de98a89b8d2c930816dab571bdc619d52d232c2a9ef46c868157b8b077919\
                 0f79a797a467e983b74277d5dd8eb718944c365f01f5c0615a50c5180717253df8024077\
                 4a0541ce332ca7bc386410412457e329631df5dfaa4e313588bfc6aff1f979e07f4ea9cc\
                 b9b1bd22868d376b7ad6ed635c3789ca6c9c4cf719411caca415f3",
    },
];
