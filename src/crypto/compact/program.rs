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
    A "The coefficient a of the curve.", 5;
    C "The coefficient a of the present curve.", 6;
    F "The factor that leads to the present curve.", 7;
    NIL "Zero.", 8;
    ONE "The form of 1.", 9;
    RR "The form of R: a product with it is a number's form.", 10;
    T "The sum's a · Z⁴, or for what comes in between.", 11;
    S "For what comes in between.", 12;
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
    /// Converts the coefficient and 1 to Montgomery form. The present curve is the curve itself.
    ENTER_CURVE {
        ONE = ONE * RR;
        A = A * RR;
        C = A + NIL;
        F = ONE + NIL;
    }

    /// Converts affine coordinates to Montgomery form.
    ENTER_POINT {
        QX = QX * RR;
        QY = QY * RR;
    }

    /// Sets the sum to the other point.
    START {
        X = QX + NIL;
        Y = QY + NIL;
        Z = ONE + NIL;
        T = C + NIL;
    }

    /// Computes T = x³ + a · x + b and U = y² of the other point, from a plain b in S.
    EQUATION {
        T = QX * QX;
        T = T + A;
        T = T * QX;
        S = S * RR;
        T = T + S;
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
        U = Z * Z;
        S = S * RR;
        S = S * U;
    }

    /// Computes the factors for [`MOVE`] from the curve to the present one.
    FACTORS {
        U = F * F;
        V = U * F;
    }

    /// Moves to the curve on which the sum has Z = 1, and computes the factors for [`MOVE`] to there.
    CHANGE_CURVE {
        U = Z * Z;
        V = U * Z;
        F = F * Z;
        C = T + NIL;
        Z = ONE + NIL;
    }

    /// Moves the other point.
    MOVE {
        QX = QX * U;
        QY = QY * V;
    }

    /// Returns with the sum to the curve itself.
    LEAVE {
        Z = Z * F;
        C = A + NIL;
        F = ONE + NIL;
    }

    /// Sets U and V to zero if the points are equal, and U alone if they are negatives of each
    /// other.
    COMPARE {
        S = Z * Z;
        U = QX * S;
        S = S * Z;
        V = QY * S;
        U = U - X;
        V = V - Y;
    }

    /// Adds the two points, after [`COMPARE`].
    ADD {
        Z = Z * U;
        S = U * U;
        W = X * S;
        U = U * S;
        S = S * S;
        T = T * S;
        S = Y * U;
        X = V * V;
        X = X - U;
        X = X - W;
        X = X - W;
        W = W - X;
        V = V * W;
        Y = V - S;
    }

    /// Doubles the sum.
    ///
    /// Modified Jacobian coordinates (Cohen, Miyaji, Ono, 1998) carry T = a · Z⁴ along, so that any
    /// a costs as little as −3.
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

    /// Returns the coordinates of the sum, without Z.
    pub(super) fn sum_mut(&mut self) -> &mut Point {
        let [sum @ .., _, _, _, _, _, _, _, _, _, _, _, _, _, _] = self.registers;
        sum
    }

    /// Returns the other point.
    pub(super) fn other_mut(&mut self) -> &mut Point {
        let [_, _, _, other @ .., _, _, _, _, _, _, _, _, _, _, _] = self.registers;
        other
    }

    /// Runs a program.
    pub(super) fn run(&mut self, program: &[Step]) {
        for Step(step) in program {
            let (to, a, b) = (step >> 4, step >> 8, step >> 12);
            if step & 15 == PRODUCT {
                let mut product = ZERO;
                self.ring.set_product(&mut product, self.at(a), self.at(b));
                self.set(to, &product);
                continue;
            }
            let b = *self.at(b);
            if index(to) != index(a) {
                let a = *self.at(a);
                self.set(to, &a);
            }
            let Some(sum) = self.registers.get_mut(index(to)) else { continue };
            if step & 15 == SUM { self.ring.add(sum, &b) } else { self.ring.subtract(sum, &b) }
        }
    }
}

/// Returns the index of the register in the lowest four bits.
fn index(register: u16) -> usize {
    usize::from(register & 15)
}
