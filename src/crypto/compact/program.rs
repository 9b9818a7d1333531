//! The formulas of points as programs: two octets for each operation on numbers modulo the prime, in
//! place of a dozen for a call of a function.

use super::curve::{Number, Point, ZERO};
use super::limbs;
use super::ring::{Ring, small};

/// Declares the registers in their order.
macro_rules! registers {
    ($($name:ident $text:literal, $index:literal;)*) => {
        $(#[doc = $text] pub(super) const $name: u16 = $index;)*
    };
}

registers! {
    X "The sum.", 0;
    Y "The sum.", 1;
    Z "The sum.", 2;
    QX "The other point.", 3;
    QY "The other point.", 4;
    QZ "The other point.", 5;
    A "The coefficient a.", 6;
    B "The coefficient b.", 7;
    NIL "Zero.", 8;
    ONE "The form of 1.", 9;
    RR "The form of R: a product with it is a number's form.", 10;
    S "For what comes in between.", 11;
    T "For what comes in between; while the sum is doubled, a · Z⁴.", 12;
    U "For what comes in between.", 13;
    V "For what comes in between.", 14;
    W "For what comes in between.", 15;
}

const REGISTERS: usize = 16;

/// An operation: what it is, where its result goes and where its operands are, in four bits each.
#[derive(Clone, Copy, Debug)]
pub(super) struct Step(u16);

const PRODUCT: u16 = 0;
const SUM: u16 = 1;

macro_rules! operation {
    (*) => {
        PRODUCT
    };
    (+) => {
        SUM
    };
    (-) => {
        2
    };
}

macro_rules! programs {
    ($($(#[$doc:meta])* $name:ident { $($to:ident = $a:ident $operation:tt $b:ident;)* })*) => {$(
        $(#[$doc])*
        pub(super) const $name: &[Step] =
            &[$(Step(operation!($operation) | $to << 4 | $a << 8 | $b << 12)),*];
    )*};
}

programs! {
    /// The forms of the coefficients and of 1.
    ENTER_CURVE {
        ONE = ONE * RR;
        A = A * RR;
        B = B * RR;
    }

    /// The forms of affine coordinates.
    ENTER_POINT {
        QX = QX * RR;
        QY = QY * RR;
        QZ = ONE + NIL;
    }

    /// The sum is the other point.
    START {
        X = QX + NIL;
        Y = QY + NIL;
        Z = QZ + NIL;
    }

    /// The sum is the other point, and the other way round.
    SWAP {
        S = QX + NIL;
        T = QY + NIL;
        U = QZ + NIL;
        QX = X + NIL;
        QY = Y + NIL;
        QZ = Z + NIL;
        X = S + NIL;
        Y = T + NIL;
        Z = U + NIL;
    }

    /// T = x³ + a · x + b and U = y² of the other point.
    EQUATION {
        T = QX * QX;
        T = T + A;
        T = T * QX;
        T = T + B;
        U = QY * QY;
    }

    /// The other point's y is a root, U its plain number.
    ENTER_ROOT {
        QY = QY * T;
        U = U * QY;
    }

    /// The other point's negative.
    NEGATE {
        QY = NIL - QY;
    }

    /// S = S · Z² of the sum, of a plain S.
    LIFT {
        T = Z * Z;
        S = S * RR;
        S = S * T;
    }

    /// U and V are zero where the two points are the same, U alone where one is the other's negative.
    COMPARE {
        T = Z * Z;
        U = QX * T;
        T = T * Z;
        V = QY * T;
        T = QZ * QZ;
        W = X * T;
        T = T * QZ;
        S = Y * T;
        U = U - W;
        V = V - S;
    }

    /// Adds the two points, after [`COMPARE`].
    ADD {
        Z = Z * QZ;
        Z = Z * U;
        T = U * U;
        W = W * T;
        U = U * T;
        S = S * U;
        X = V * V;
        X = X - U;
        X = X - W;
        X = X - W;
        W = W - X;
        V = V * W;
        Y = V - S;
    }

    /// T = a · Z⁴ of the sum.
    ///
    /// In modified Jacobian coordinates (Cohen, Miyaji, Ono, 1998) that is carried along, so that any a
    /// costs as little as −3.
    START_DOUBLE {
        T = Z * Z;
        T = T * T;
        T = T * A;
    }

    /// Doubles the sum, after [`START_DOUBLE`] or itself.
    DOUBLE {
        W = Y + Y;
        Z = Z * W;
        W = W * Y;
        S = X * W;
        S = S + S;
        Y = W * W;
        Y = Y + Y;
        U = X * X;
        X = U + U;
        U = U + X;
        U = U + T;
        T = T * Y;
        T = T + T;
        X = U * U;
        X = X - S;
        X = X - S;
        S = S - X;
        U = U * S;
        Y = U - Y;
    }
}

/// The numbers that programs work on.
pub(super) type Registers = [Number; REGISTERS];

/// Registers that are zero.
pub(super) const CLEAR: Registers = [ZERO; REGISTERS];

/// Sixteen numbers modulo a prime.
#[derive(Debug)]
pub(super) struct Machine<'p> {
    ring: Ring<'p>,
    /// Not held here: what is moved takes its place on the stack twice.
    registers: &'p mut Registers,
}

impl<'p> Machine<'p> {
    /// The registers are [`CLEAR`].
    pub(super) fn new(prime: &'p Number, registers: &'p mut Registers) -> Self {
        let ring = Ring::new(prime);
        let [.., one, square, room, _, _, _, _] = &mut *registers;
        *one = small(1);
        ring.set_radix_squared(square, room);
        Self { ring, registers }
    }

    /// The numbers modulo the prime.
    pub(super) fn ring(&self) -> &Ring<'p> {
        &self.ring
    }

    /// The number in a register.
    pub(super) fn at(&self, register: u16) -> &Number {
        self.registers.get(index(register)).unwrap_or(&ZERO)
    }

    /// Whether a register is zero.
    #[inline(never)]
    pub(super) fn is_zero(&self, register: u16) -> bool {
        self.at(register).iter().all(|limb| *limb == 0)
    }

    /// Reads a big-endian number into a register.
    #[inline(never)]
    pub(super) fn read(&mut self, register: u16, octets: &[u8]) {
        if let Some(place) = self.registers.get_mut(index(register)) {
            *place = ZERO;
            limbs::read(octets, place);
        }
    }

    /// Puts a number into a register.
    pub(super) fn set(&mut self, register: u16, number: &Number) {
        if let Some(place) = self.registers.get_mut(index(register)) {
            *place = *number;
        }
    }

    /// The sum.
    pub(super) fn sum_mut(&mut self) -> &mut Point {
        let [sum @ .., _, _, _, _, _, _, _, _, _, _, _, _, _] = self.registers;
        sum
    }

    /// The other point.
    pub(super) fn other_mut(&mut self) -> &mut Point {
        let [_, _, _, other @ .., _, _, _, _, _, _, _, _, _, _] = self.registers;
        other
    }

    /// Runs a program.
    #[inline(never)]
    pub(super) fn run(&mut self, program: &[Step]) {
        let mut room = ZERO;
        for Step(step) in program {
            let mut number = *self.at(step >> 8);
            let other = self.at(step >> 12);
            match step & 15 {
                PRODUCT => self.ring.multiply(&mut number, Some(other), &mut room),
                SUM => self.ring.add(&mut number, other),
                _ => self.ring.subtract(&mut number, other),
            }
            self.set(step >> 4, &number);
        }
    }
}

/// The place of the register that the lowest four bits name.
fn index(register: u16) -> usize {
    usize::from(register & 15)
}
