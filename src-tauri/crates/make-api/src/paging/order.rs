//! In which order an instance really lists rows, whatever was asked for.
//!
//! Numbers never change, so in a list that is sorted by them, upwards or downwards, a row never moves past another.

use super::Identity;

/// The order of all rows so far.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Order {
    /// Too few rows to tell.
    #[default]
    Open,
    /// By number, upwards.
    Rising,
    /// By number, downwards.
    Falling,
    /// By something else.
    Other,
}

impl Order {
    /// The order with one more row behind `last`.
    pub(crate) fn then(self, last: Option<Identity>, next: Identity) -> Self {
        use std::cmp::Ordering::{Equal, Greater, Less};
        let Some(last) = last else { return self };
        match (self, next.cmp(&last)) {
            (Self::Other, _) | (Self::Rising, Less) | (Self::Falling, Greater) => Self::Other,
            (Self::Open | Self::Rising, Greater) => Self::Rising,
            (Self::Open | Self::Falling, Less) => Self::Falling,
            (_, Equal) => self,
        }
    }

    /// Sorted by number.
    pub(crate) fn is_by_number(self) -> bool {
        matches!(self, Self::Rising | Self::Falling)
    }

    /// Whether a row of this list stands before `last` or is `last`. Known only where rows are sorted by number.
    pub(crate) fn is_not_behind(self, row: Identity, last: Identity) -> bool {
        match self {
            Self::Rising => row <= last,
            Self::Falling => row >= last,
            Self::Open | Self::Other => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(numbers: &[u64]) -> Order {
        let mut last = None;
        numbers.iter().fold(Order::default(), |order, number| {
            let order = order.then(last, (*number, 0));
            last = Some((*number, 0));
            order
        })
    }

    #[test]
    fn the_order_is_learned_from_the_rows() {
        for (numbers, order) in [
            (&[][..], Order::Open),
            (&[5], Order::Open),
            (&[5, 5], Order::Open),
            (&[1, 2, 2, 9], Order::Rising),
            (&[9, 3, 1], Order::Falling),
            (&[1, 3, 2, 4], Order::Other),
            (&[3, 1, 2], Order::Other),
        ] {
            assert_eq!(of(numbers), order, "{numbers:?}");
        }
    }
}
