//! 1, 3, 5 … 63 times the generator of brainpoolP320t1, in the form of the engine. Written by `cargo xtask generators`.

use super::{AffinePoint, Multiples};

#[rustfmt::skip]
pub(super) static MULTIPLES: Multiples<5> = [
    AffinePoint {
        x: [
            0xA806_5A4E_2569_23E4, 0x9666_799F_7ACC_CE90, 0x4E86_5D27_0C0E_BEBF, 0xD75C_73F5_CF4B_D3C7,
            0x2D0C_8339_C3BD_9974,
        ],
        y: [
            0x5449_5F84_8535_7A64, 0x615D_69CB_95B0_3811, 0x9809_2F43_A260_D9CD, 0xAD11_9FF8_81EF_AFA7,
            0x7932_C774_671C_40DE,
        ],
    },
    AffinePoint {
        x: [
            0x400A_C0AC_7216_982D, 0x5D2B_BACE_D473_786B, 0x7B26_D4AF_5630_15DC, 0x4C8E_5723_8088_861E,
            0xA8D2_9450_1821_53F0,
        ],
        y: [
            0xF1E7_48C3_D863_1E53, 0x834B_D939_5014_781C, 0xDB10_2EDE_A721_C1F6, 0x1B8B_93BE_522A_9798,
            0x8E8D_8772_F2FD_5BEB,
        ],
    },
    AffinePoint {
        x: [
            0x7871_24D4_3763_E4D9, 0xE476_6243_26D1_9954, 0x3859_2823_306F_B432, 0xD76D_9627_294C_FCD2,
            0x6A2F_8F51_D851_E842,
        ],
        y: [
            0xFD5C_6853_69DB_57F0, 0xCEC6_2F2E_F5C9_C3E6, 0x6F3C_8943_3AB3_3295, 0x8FA6_1850_2A9B_A68D,
            0x897D_07D2_756F_D7A3,
        ],
    },
    AffinePoint {
        x: [
            0x0128_AAFE_0887_2118, 0x361F_8311_6536_C21E, 0x6C46_D741_F890_BE81, 0x7DD4_096E_312A_E65B,
            0x8726_6F04_3C9C_B29E,
        ],
        y: [
            0xFA11_13C0_F291_5C4A, 0xC75E_EC1D_BDBF_8965, 0x5F80_BF4B_EBE2_F600, 0x7DF2_7216_524C_27ED,
            0xB5E4_D6D4_CC52_5D53,
        ],
    },
    AffinePoint {
        x: [
            0x2B39_C12B_5AB0_88ED, 0xA972_30C8_42FF_E06F, 0xD394_9F3E_1A6A_3B5C, 0x20F6_C837_9073_8A2B,
            0x00EE_305B_904A_E30F,
        ],
        y: [
            0x154E_A100_CE82_DEB3, 0x90F2_E850_3938_9185, 0xC8B2_69C3_14A4_28F5, 0xAE20_91B6_13B1_8543,
            0xD32C_9898_0B76_49A1,
        ],
    },
    AffinePoint {
        x: [
            0xBFC5_1DE5_2656_A060, 0x743D_B2AD_6F97_B60D, 0x4E93_7A52_6478_94A5, 0x5CEE_12BC_AAA8_7543,
            0x1B5F_DF02_D0DF_4FAF,
        ],
        y: [
            0x39FA_7BEC_6B1E_D485, 0xD737_3B36_B187_7C30, 0x0AEE_BCCA_0397_0E51, 0xF593_FA7F_F052_E0DD,
            0x3B54_4ACF_B178_B820,
        ],
    },
    AffinePoint {
        x: [
            0xD722_CC28_831B_B3E1, 0x6DF2_2D9E_D9AF_BFE7, 0xD543_90EE_63E7_0308, 0x5426_3EA9_94D0_A6F5,
            0xA182_57D1_6122_0E58,
        ],
        y: [
            0xDD3D_4418_53A8_0E30, 0xA7A9_11B6_E513_6052, 0x43BD_D3B2_DEDD_B0E4, 0x0CD6_2D37_70F2_3F30,
            0x5BCB_3304_4B0D_99D5,
        ],
    },
    AffinePoint {
        x: [
            0x4A26_6786_50C1_3254, 0xB045_E044_B519_0E74, 0xDA8C_0B75_9D3B_282F, 0x73AD_55AA_E454_0E38,
            0x5F21_2546_09A5_450D,
        ],
        y: [
            0xAD59_12CE_8673_1E76, 0x1AC5_6FA0_A507_FA04, 0xB839_C770_995F_CCC9, 0x6592_A61B_57DB_BB3D,
            0xCFA5_B89B_06E4_0B38,
        ],
    },
    AffinePoint {
        x: [
            0x6C42_02E5_EB32_B20F, 0xADA8_8717_5CC2_7C8B, 0x123A_E8A3_89A8_B0BA, 0xB594_F936_7B8F_97B8,
            0x3A5E_F0E0_C134_1C0F,
        ],
        y: [
            0x7CD5_2BAD_A5EA_D10E, 0x49B7_4A6A_9B5C_31F6, 0x8A1D_9DB2_8FF3_31C4, 0xEB75_05DD_F22B_045F,
            0x7296_0CF8_82C7_B2C2,
        ],
    },
    AffinePoint {
        x: [
            0xD8D4_316F_7FF6_D282, 0x8324_346C_E38F_03D1, 0xBA97_B1ED_EF9B_DD82, 0x4718_8A5E_F23F_3241,
            0x797F_AE48_F97E_6F33,
        ],
        y: [
            0x2DB9_8351_B2AC_052E, 0xEEA8_1778_F6A2_C4D7, 0x163E_48F5_C920_AD3D, 0x2AE8_05FD_2971_2E91,
            0x0C61_F99C_36B1_93B5,
        ],
    },
    AffinePoint {
        x: [
            0xD5F7_57F1_5391_59A2, 0x61B5_D94F_ECA4_32DD, 0x8021_0D74_129C_735B, 0x61A7_190C_BCB1_A078,
            0xB8D7_0476_3016_56ED,
        ],
        y: [
            0x30B5_88FE_FEFF_10C1, 0xAF2D_9FDC_6EDA_30CF, 0xF112_D3F1_7308_1952, 0x4465_BD24_ECEC_8850,
            0xA559_B776_0194_047D,
        ],
    },
    AffinePoint {
        x: [
            0x36E9_14D3_A5F0_B7FB, 0x1952_A22B_8D77_731F, 0x6809_4174_5F54_72BE, 0xACDE_4E52_DD75_42D0,
            0x1DE0_DFD1_44CF_0788,
        ],
        y: [
            0xB9FB_1527_D099_EFCE, 0xBA57_ED55_8CC8_B5D2, 0xF212_8992_1474_82CE, 0x3432_F279_D7DE_7511,
            0x8F1F_D03F_6A21_C98D,
        ],
    },
    AffinePoint {
        x: [
            0x1A3F_93ED_27BF_9867, 0xCAF7_EA51_75F3_23C8, 0x9500_E371_00FC_B0A3, 0x86CF_41B3_4EA1_D4E8,
            0x024B_9C39_1B60_667F,
        ],
        y: [
            0x5A82_2294_F1C7_4186, 0xB6AE_1F68_1BF3_53AC, 0x46BC_703C_A2A6_0D95, 0x5524_63B7_0348_33CB,
            0x779E_0FA9_FF3A_5DEF,
        ],
    },
    AffinePoint {
        x: [
            0x7363_6F85_FEFF_0ADB, 0x8B7E_5927_8873_6B46, 0x872C_05EF_2BD5_0CB0, 0xEAED_95A2_13F3_0B04,
            0x03C7_2732_1DC9_31A1,
        ],
        y: [
            0xE033_7D51_998D_818D, 0x14F9_3469_913B_D19F, 0x25C3_2A3B_1B1D_FDA4, 0x97B8_A24F_671F_F019,
            0x4578_DCDF_416F_EEC6,
        ],
    },
    AffinePoint {
        x: [
            0xD9CA_56DA_401B_7EA5, 0x3378_8443_C604_5989, 0x2D55_A2B0_61F5_F03D, 0xB852_BFF7_8DBB_D322,
            0x1AF4_AD00_19F3_7FA1,
        ],
        y: [
            0x9DE7_8B26_8268_0940, 0xF325_06C0_337D_F404, 0x93A1_E8BC_49FA_7A62, 0xED33_C23D_74DA_EC8A,
            0x0799_FB20_2EDD_BE41,
        ],
    },
    AffinePoint {
        x: [
            0x730B_844F_0613_6AC5, 0x966D_EF7B_7680_CD0C, 0x0F6E_DDEF_E95E_0623, 0x8407_535D_8500_5B78,
            0xB660_3A3C_3643_E0E6,
        ],
        y: [
            0x9248_C29A_0A9A_4B25, 0x55B8_C0B3_757F_4FFD, 0x4537_F210_8A6D_940A, 0xD337_4568_F2F9_DACC,
            0x02A5_44BD_0860_5893,
        ],
    },
    AffinePoint {
        x: [
            0x93CB_BC09_1810_16C6, 0x145B_2EF4_80E5_257C, 0xD522_E03E_45BD_3628, 0x3E7C_DA8E_A910_E552,
            0x7F97_7F25_0F42_2EAC,
        ],
        y: [
            0xF80F_72B6_FF95_A508, 0x8DAB_D439_7F2A_76CC, 0xF5A1_A49E_4003_93F1, 0xD4FD_CC44_3D04_EED8,
            0x4816_6B46_352A_3CDC,
        ],
    },
    AffinePoint {
        x: [
            0x0019_E91D_67BA_DA81, 0xB274_ED13_020F_6283, 0x6383_4F5A_2CC3_8395, 0x69B8_C965_1537_8C66,
            0xB93B_5A19_8599_E48A,
        ],
        y: [
            0x3AE0_B3C8_9FD2_08EC, 0xA77F_32EF_9C93_D971, 0x1C10_D1EF_1A15_94B3, 0xFC08_78C4_3151_401F,
            0x713C_7596_9734_4BBE,
        ],
    },
    AffinePoint {
        x: [
            0x9121_510D_BFD1_DAA2, 0x3581_BAAB_3E81_D3EC, 0x3B1C_8853_B95F_BD0E, 0x848F_AC70_C8A7_BCCA,
            0xC0D0_8FCF_C56B_D8E7,
        ],
        y: [
            0x043B_174A_AEBD_58D4, 0x92A4_CB87_3427_3BF1, 0x7E82_C89E_FB16_0FDC, 0xA7AF_3BB7_1CC1_2190,
            0x4E10_ABA5_0CF0_BE05,
        ],
    },
    AffinePoint {
        x: [
            0x1700_74DE_A89B_478E, 0x9EA5_F784_380F_4D84, 0x0A9F_1FD4_E637_8F91, 0x02EC_298C_08B0_B81A,
            0x1BF2_AF00_F47D_7EC3,
        ],
        y: [
            0xF9C9_C354_F7CD_E3DE, 0x9DE3_D4BF_6D0D_E464, 0xF16B_D2E4_9ADD_0D97, 0x6C30_3EEA_E48F_4F80,
            0xC55A_C798_3524_2012,
        ],
    },
    AffinePoint {
        x: [
            0x7A88_89FC_0438_BE62, 0x5547_EA8B_E945_D2CE, 0x5F05_98E3_C34C_7360, 0xFCB5_59B5_8466_347B,
            0x9CCD_6464_D6AC_0BEE,
        ],
        y: [
            0x84FC_39A2_6139_44F7, 0x7B9E_4D5F_A213_F25D, 0xE654_1FFB_C722_2BE0, 0xA465_F70E_B7BD_93A4,
            0x9E6D_D6BF_7844_8EEC,
        ],
    },
    AffinePoint {
        x: [
            0x2BA1_7ABA_99F2_6A3F, 0xD5D8_34E7_D217_1F69, 0xE366_50E8_65C0_38F4, 0xBC3C_E298_5913_FCA5,
            0x5925_7460_EE9C_E653,
        ],
        y: [
            0x86EC_9960_0DC7_B3FF, 0x69A4_48C7_EC5D_4050, 0x212F_E0C2_A88B_E276, 0x6B52_CDEA_18E8_3F7E,
            0xB2C8_97C6_6400_5EE8,
        ],
    },
    AffinePoint {
        x: [
            0xDD66_4511_46A7_6370, 0xB626_AB12_DB2C_CC40, 0x0175_FC33_E550_545D, 0x5200_2459_71B6_4D80,
            0xAD62_8707_A785_FD70,
        ],
        y: [
            0x5C62_4450_12D3_E607, 0x42B0_D8A0_6880_CE67, 0xA027_4CEF_7C07_FB78, 0x1CBF_C3FA_CC38_1FBF,
            0x0181_BBE9_0DA3_3187,
        ],
    },
    AffinePoint {
        x: [
            0xE245_BF60_2DC6_DED2, 0xCE20_A373_0561_51FC, 0x95D3_CDA2_2B21_2E7C, 0x7932_F704_68CC_4A0F,
            0x9B18_055D_80AD_9801,
        ],
        y: [
            0x5A42_24A5_D4C0_EBD6, 0x74E0_067C_CE7B_FB69, 0xC171_15E3_6D23_155F, 0x00B0_8E8B_F651_FDAA,
            0x4B40_4DF8_95E9_0047,
        ],
    },
    AffinePoint {
        x: [
            0xA8F5_AD5B_CA83_ABA2, 0xC415_A5C2_EF6A_2A73, 0x99CB_B229_AC03_19EF, 0x9419_B631_260A_82B2,
            0x175C_2848_E2C9_7F77,
        ],
        y: [
            0x7FA7_7528_3226_5B29, 0x1577_5926_7A6B_8859, 0xDA05_9A44_7F11_111D, 0x076F_8A96_4307_CE33,
            0x0CA2_73F9_B5B5_E82E,
        ],
    },
    AffinePoint {
        x: [
            0x49FF_3B53_4524_762A, 0xCD57_D8A6_0058_3F19, 0x91EA_6340_D1D9_7007, 0x923F_B663_BDC9_B521,
            0xC23D_D296_2C0C_D195,
        ],
        y: [
            0x4185_E9B5_3585_171C, 0x53C7_7301_57BB_F963, 0x9D43_C289_A699_D07E, 0xEA76_BF10_4B8D_F36F,
            0x058C_98D5_4FD6_8AF9,
        ],
    },
    AffinePoint {
        x: [
            0xC44B_FE3E_68BD_E7F9, 0xE77D_9038_1C98_833E, 0x31CA_BADF_5ADF_8DFB, 0x80E9_DAD7_FAFE_9BC8,
            0xA2A0_DE77_C3C9_E06D,
        ],
        y: [
            0x224A_DD63_6A04_4557, 0x86A5_97E4_B60F_C90D, 0x577E_B0C1_092F_38D9, 0xB75B_B420_66ED_0F01,
            0x6A49_A782_881F_AAF5,
        ],
    },
    AffinePoint {
        x: [
            0x05D0_FCA2_9D1C_C190, 0xCCEB_9243_5100_4B8A, 0x068C_A1BE_5C37_7764, 0xE6B7_FC7F_5E25_09CF,
            0xAA9E_B29A_52D3_7D12,
        ],
        y: [
            0xA38B_FD36_E352_AADD, 0x5E20_AB3E_AE9F_C5C2, 0x068C_2F6B_5712_D203, 0x1A32_B33F_3B0B_AA18,
            0x54D2_D599_648A_AD55,
        ],
    },
    AffinePoint {
        x: [
            0xD8D9_437A_207B_A46E, 0x615F_F51A_7DD9_4C7B, 0x28CA_F8C8_C98F_8434, 0x2D4A_ECD2_5B5F_A608,
            0xB145_02CA_E368_81D7,
        ],
        y: [
            0x67FE_B748_D73A_5887, 0xAEB4_1452_96D7_6C01, 0xF055_3FF1_7E93_6CB1, 0x1EE6_EA25_6527_5587,
            0x0D28_5379_5075_2200,
        ],
    },
    AffinePoint {
        x: [
            0x8872_9F2A_A5BC_37A6, 0x4EF0_3179_2C35_A8C4, 0x3636_DD88_9D01_15E3, 0xD9C5_D64B_BCAE_4F09,
            0x07B5_7189_0915_2B63,
        ],
        y: [
            0x1758_7E09_4E09_394C, 0xC0CA_AF3A_CEF8_8A51, 0xAC85_16B8_721F_648A, 0xA9FC_7187_467F_6A42,
            0xC709_6FD6_39B8_BB58,
        ],
    },
    AffinePoint {
        x: [
            0x19C8_3E90_E477_B2DE, 0x10FF_1115_8B6C_297D, 0xC4DA_1875_503E_EAEE, 0x46A0_8BDD_B90F_9378,
            0x2567_4E60_74A6_6C49,
        ],
        y: [
            0x8FE5_AD14_DD4F_FDFF, 0x3ACB_0118_A1C9_6207, 0xBD8A_B3EB_307A_515E, 0x76CB_F945_6DA8_79A7,
            0x8C58_8AE2_6DD0_26D9,
        ],
    },
    AffinePoint {
        x: [
            0x6E31_5B99_CDB2_E660, 0xD386_822A_AF26_CC87, 0x2586_4C82_63D4_0510, 0x7896_AAA7_FECC_CE6B,
            0x1C8A_52F5_6B02_91AB,
        ],
        y: [
            0xC319_6C46_AB4E_7A65, 0xB070_7C6C_AE1A_E5E0, 0xC2C2_932F_F897_14D7, 0xDFA9_638F_A2D1_1963,
            0x38FC_2F62_8E09_1CBD,
        ],
    },
];
