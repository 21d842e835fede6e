//! Where someone lives or is: street addresses and coordinates.

mod coordinates;
mod street;

pub(super) use coordinates::coordinates;
pub(super) use street::{House, address_follows, numbered_street, street, street_follows};
