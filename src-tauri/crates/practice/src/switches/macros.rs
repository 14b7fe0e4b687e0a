//! How a reading of the documents is written down: an enum whose first value is the default.

/// Makes one public enum for each block.
macro_rules! readings {
    ($($(#[$about:meta])* $name:ident {
        $(#[$first_about:meta])* $first:ident, $($(#[$other_about:meta])* $other:ident,)+
    })+) => {$(
        $(#[$about])*
        #[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(rename_all = "kebab-case")]
        pub enum $name {
            $(#[$first_about])*
            #[default]
            $first,
            $($(#[$other_about])* $other,)+
        }
    )+};
}

pub(super) use readings;
