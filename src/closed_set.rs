//! Closed sets of the contract: enums whose variants have names in records, files and on the command line.

/// Declares an enum whose variants have names, each written once: `Variant = "name"`.
///
/// The enum gets `ALL`, `name` and `from_name`, shows itself (`Display`) by its name, and is read and written as its name by `serde`; in
/// tests it also gives the list of its names to the JSON Schema.
macro_rules! closed_set {
    ($(#[$about:meta])* $visible:vis enum $Set:ident { $($(#[$said:meta])* $Variant:ident = $name:literal),+ $(,)? }) => {
        $(#[$about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
        #[cfg_attr(test, derive(schemars::JsonSchema))]
        $visible enum $Set {
            $($(#[$said])* #[serde(rename = $name)] $Variant),+
        }

        #[allow(dead_code)] // Not every set is read from a file.
        impl $Set {
            /// All of them, in the order in which they are declared.
            $visible const ALL: &[Self] = &[$(Self::$Variant),+];

            /// The name in records and files.
            $visible const fn name(self) -> &'static str {
                match self {
                    $(Self::$Variant => $name),+
                }
            }

            /// The one with this name.
            $visible fn from_name(name: &str) -> Option<Self> {
                match name {
                    $($name => Some(Self::$Variant),)+
                    _ => None,
                }
            }
        }

        impl std::fmt::Display for $Set {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(self.name())
            }
        }
    };
}

pub(crate) use closed_set;

#[cfg(test)]
mod tests {
    closed_set! {
        /// Two metals.
        enum Metal {
            /// Heavy.
            Lead = "lead",
            /// Light; the name is not that of the variant.
            Light = "light_metal",
        }
    }

    #[test]
    fn a_name_is_the_same_for_all_who_ask() {
        for (metal, name) in [(Metal::Lead, "lead"), (Metal::Light, "light_metal")] {
            assert_eq!((metal.name(), Metal::from_name(name)), (name, Some(metal)));
            assert_eq!((metal.to_string(), serde_json::to_value(metal).unwrap()), (name.to_owned(), name.into()));
            assert_eq!(serde_json::from_value::<Metal>(name.into()).unwrap(), metal);
        }
        assert_eq!((Metal::ALL, Metal::from_name("Lead")), (&[Metal::Lead, Metal::Light][..], None));
    }
}
