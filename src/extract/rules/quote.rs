//! The rules that find quotations.

/// Where the source, the cue and the words of a quotation stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum QuoteRule {
    /// "According to Ruiz, the road was shut."
    AccordingFirst,
    /// "The road was shut, according to Ruiz."
    AccordingLast,
    /// "Asked whether the road was shut, Ruiz …"
    Asked,
    /// "Ruiz wrote:", and the words in what follows.
    Colon,
    /// "The road was shut, said Ruiz."
    ContentCueSource,
    /// "The road was shut, Ruiz said."
    ContentSourceCue,
    /// Marked words that no cue takes: "“The road is shut.”" as a paragraph.
    Floating,
    /// Marked words after a name in a heading: "Ruiz: “The road is shut”".
    Heading,
    /// Marked words of a headline that the article gives to someone.
    Headline,
    /// Many marked words in a sentence without a cue.
    Long,
    /// "… Ruiz left, saying the road was shut."
    Participle,
    /// A participle and a noun: "…, citing the shut road."
    ParticipleNoun,
    /// A participle and marked words: "…, calling it “a disgrace”."
    ParticipleObject,
    /// "“Then he said, ‘Go home’,” Ruiz said."
    QuoteInQuote,
    /// "Ruiz said the road was shut."
    SourceCueContent,
    /// "Ruiz urged them to stay."
    SourceCueInfinitive,
    /// "Ruiz denied any part in it."
    SourceCueNoun,
    /// Marked words are the object: "Ruiz called it “a disgrace”."
    SourceCueObject,
    /// A turn of a transcript: "RUIZ: The road is shut."
    Transcript,
}

impl QuoteRule {
    /// The name in records.
    pub fn name(self) -> &'static str {
        match self {
            Self::AccordingFirst => "according-first",
            Self::AccordingLast => "according-last",
            Self::Asked => "asked",
            Self::Colon => "colon",
            Self::ContentCueSource => "content-cue-source",
            Self::ContentSourceCue => "content-source-cue",
            Self::Floating => "floating",
            Self::Heading => "heading",
            Self::Headline => "headline",
            Self::Long => "long",
            Self::Participle => "participle",
            Self::ParticipleNoun => "participle-noun",
            Self::ParticipleObject => "participle-object",
            Self::QuoteInQuote => "quote in a quote",
            Self::SourceCueContent => "source-cue-content",
            Self::SourceCueInfinitive => "source-cue-infinitive",
            Self::SourceCueNoun => "source-cue-noun",
            Self::SourceCueObject => "source-cue-object",
            Self::Transcript => "transcript",
        }
    }
}
