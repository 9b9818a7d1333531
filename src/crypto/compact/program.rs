//! Point formulas as programs: each operation on numbers modulo the prime takes two bytes, a
//! function call a dozen.

use super::limbs;
use super::point::{Number, Point, ZERO};
use super::ring::{Ring, small};

/// Declares the registers in order.
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

/// One operation: the opcode, the result register and the operand registers, with four bits each.
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
    /// Converts the coefficients and 1 to Montgomery form.
    ENTER_CURVE {
        ONE = ONE * RR;
        A = A * RR;
        B = B * RR;
    }

    /// Converts affine coordinates to Montgomery form.
    ENTER_POINT {
        QX = QX * RR;
        QY = QY * RR;
        QZ = ONE + NIL;
    }

    /// Sets the sum to the other point.
    START {
        X = QX + NIL;
        Y = QY + NIL;
        Z = QZ + NIL;
    }

    /// Swaps the sum and the other point.
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

    /// Computes T = x³ + a · x + b and U = y² of the other point.
    EQUATION {
        T = QX * QX;
        T = T + A;
        T = T * QX;
        T = T + B;
        U = QY * QY;
    }

    /// Sets the other point's y to a root, and U to its plain number.
    ENTER_ROOT {
        QY = QY * T;
        U = U * QY;
    }

    /// Negates the other point.
    NEGATE {
        QY = NIL - QY;
    }

    /// Computes S = S · Z² of the sum, from a plain S.
    LIFT {
        T = Z * Z;
        S = S * RR;
        S = S * T;
    }

    /// Sets U and V to zero if the points are equal, and U alone if they are negatives of each
    /// other.
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

    /// Computes T = a · Z⁴ of the sum.
    ///
    /// Modified Jacobian coordinates (Cohen, Miyaji, Ono, 1998) carry this value along, so that any
    /// a costs as little as −3.
    START_DOUBLE {
        T = Z * Z;
        T = T * T;
        T = T * A;
    }

    /// Doubles the sum, after [`START_DOUBLE`] or `DOUBLE` itself.
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

/// Registers with zero in each.
pub(super) const CLEAR: Registers = [ZERO; REGISTERS];

/// Sixteen numbers modulo a prime.
#[derive(Debug)]
pub(super) struct Machine<'p> {
    ring: Ring<'p>,
    /// A reference, because a moved array would take its space on the stack twice.
    registers: &'p mut Registers,
}

impl<'p> Machine<'p> {
    /// The registers must be [`CLEAR`].
    pub(super) fn new(prime: &'p Number, registers: &'p mut Registers) -> Self {
        let ring = Ring::new(prime);
        let [.., one, square, room, _, _, _, _] = &mut *registers;
        *one = small(1);
        ring.set_radix_squared(square, room);
        Self { ring, registers }
    }

    /// Returns the ring of the numbers modulo the prime.
    pub(super) fn ring(&self) -> &Ring<'p> {
        &self.ring
    }

    /// Returns the number in a register.
    pub(super) fn at(&self, register: u16) -> &Number {
        self.registers.get(index(register)).unwrap_or(&ZERO)
    }

    /// True if the register is zero.
    pub(super) fn is_zero(&self, register: u16) -> bool {
        self.at(register).iter().all(|limb| *limb == 0)
    }

    /// Reads a big-endian number into a register.
    // Saves 64 bytes of flash in the ID card image.
    #[inline(never)]
    pub(super) fn read(&mut self, register: u16, bytes: &[u8]) {
        if let Some(place) = self.registers.get_mut(index(register)) {
            *place = ZERO;
            limbs::read(bytes, place);
        }
    }

    /// Writes a number to a register.
    pub(super) fn set(&mut self, register: u16, number: &Number) {
        if let Some(place) = self.registers.get_mut(index(register)) {
            *place = *number;
        }
    }

    /// Returns the sum.
    pub(super) fn sum_mut(&mut self) -> &mut Point {
        let [sum @ .., _, _, _, _, _, _, _, _, _, _, _, _, _] = self.registers;
        sum
    }

    /// Returns the other point.
    pub(super) fn other_mut(&mut self) -> &mut Point {
        let [_, _, _, other @ .., _, _, _, _, _, _, _, _, _, _] = self.registers;
        other
    }

    /// Runs a program.
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

/// Returns the index of the register in the lowest four bits.
fn index(register: u16) -> usize {
    usize::from(register & 15)
}
