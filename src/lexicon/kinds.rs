//! The kinds that the word lists and the user's own rows give to organisations, places and victims' fates; the names are those of the record.

use crate::closed_set::closed_set;

closed_set! {
    /// Kinds of organisations.
    #[derive(Default)]
    #[allow(missing_docs)]
    pub enum OrganizationKind {
        Government = "government",
        Military = "military",
        ArmedGroup = "armed_group",
        Police = "police",
        Company = "company",
        Party = "party",
        Media = "media",
        Intergovernmental = "intergovernmental",
        Ngo = "ngo",
        University = "university",
        School = "school",
        Sports = "sports",
        Religious = "religious",
        #[default]
        Other = "other",
    }
}

closed_set! {
    /// Kinds of places.
    #[derive(Default)]
    #[allow(missing_docs)]
    pub enum PlaceKind {
        Country = "country",
        Region = "region",
        City = "city",
        Facility = "facility",
        Water = "water",
        Mountain = "mountain",
        Island = "island",
        Continent = "continent",
        #[default]
        Other = "other",
    }
}

closed_set! {
    /// What happened to the victims of a figure.
    #[allow(missing_docs)]
    pub enum CasualtyKind {
        Killed = "killed",
        Injured = "injured",
        Missing = "missing",
        Displaced = "displaced",
        Detained = "detained",
        Kidnapped = "kidnapped",
        Affected = "affected",
    }
}
