//! The phrases of danger from another person, and to one. The same tables as `rules.rs`.

use super::Level::{High, Low, Moderate};
use super::Signal::{HarmByAnother, HarmToAnother};
use super::rules::{JOKE, Rule, rule};

pub(super) const DANGER: &[Rule] = &[
    // Danger from another.
    rule(High, HarmByAnother, &[
        "@they *2 choked|chokes|choking|choke|strangled|strangles|strangling|shot me !with|a|up|down",
            "@they *2 stabbed|stabs me !in",
            "@they *2 stabbed|stabs me in *1 arm|leg|hand|stomach|chest|neck|shoulder",
        "hands *1 around|on|round|over my throat|neck|mouth",
        "threatened|threatens|threatening|threaten *2 kill|shoot|stab|murder|hurt|rape me|us|my",
        "threatened|threatens|threatening me|us with *2 gun|knife|weapon|machete",
        "said|says|told|swears|swore *3 he|she|they|hell|hed|shell|shed|theyll|gonna *2 kill|shoot|stab|hurt|murder me|us|him|her|my",
        "scared|afraid|terrified|fear|worried|frightened|think *3 @they *3 kill|hurt|shoot|attack|beat|murder me|us",
        "@they tried|tries|tryna *1 kill|strangle|choke|stab|shoot|rape|drown me|us",
        "@they *1 wants|wanna kill|murder|rape me|us !when|for|if|over|because|lol",
        "pulled|pointed|put|held|holds|pulls|had *2 gun|knife *1 on|at|to|against me|my|us|head|throat",
        "@they *2 has|got|with *1 gun|knife|machete *5 me|us|here|outside|door",
        "im in danger",
        "in danger right now",
            "scared|afraid|fear|fearing|terrified for my|our life|lives|safety",
            "grabbed|grabs|held|holds|picked me *2 by|around the|my throat|neck",
        "held|kept *1 against|hostage|captive my|by will?",
    ])
    .unless(JOKE),
    rule(Moderate, HarmByAnother, &[
        "@they *2 hurting|hurts me !when|by|with|to|so|because|that|emotionally",
        "@they *2 hurting|hurts me when he|she|they|hes|shes *1 drunk|drinks|mad|angry|drinking",
        "@they|and *2 hits|hit|hitting|slaps|slapped|slapping|punches|punched|punching|kicks|kicked|beats|beating|whips|whipped|bites me !up|on|out|with|at|that|to|in|as|off|for",
        "@they *2 hits|hit|slapped|punched|beat|beats|kicked me *1 in the face|head|stomach|ribs|eye",
        "@they|and *2 hits|hit|beat|beats|whipped me with *2 belt|bat|fist|fists|bottle|stick|hand|cord|phone|chair|hanger",
        "@they *2 beat|beats|beating|beaten me !at|to|in|by|on|every|fair|again|there|with|here|home|this|him|her|over|hands|for",
        "@they *2 beat|beats|beating|beaten me up",
        "@they *2 hurt me again|last|tonight|physically|bad|badly|yesterday",
        "@they *2 hurt|beat me and i|im *2 bleeding|bruised|scared|afraid|bruises",
        "@they *2 pushed|shoved|threw|throws|pushes|shoves|slammed me down|against|into|across|off",
        "@they *4 and|then|also threatened|threatens|attacked|attacks|grabbed|dragged me !to|out|by|a|lunch",
            "@they *1 attacked|attacks|dragged|drags|burned me !to|out|online|on|verbally",
            "throws|threw|throwing *2 at me !party|shade|at",
        "@they *2 raped|rapes|molests|molested|molesting|raping|groped|abuses|abused|abusing|assaulted|assaults me|us",
        "@they *1 sexually *1 assaulted|abused|abuses|assaults me|us",
        "i|im|ive *1 was|got|been|being|get|getting *2 raped|molested|assaulted|abused|trafficked|stalked|blackmailed|beaten",
        "touches|touched|touching me *3 night|inappropriately|down|private|places|sexually|asleep|bed",
        "forced|forces|forcing|makes|made me *3 sex|strip|naked",
        "forced himself|themselves|herself on me",
            "@they *5 my room|bed *3 touched|touches|touching me",
            "locked in my|a|the *1 room|house|basement|bathroom|closet !out",
            "restraining|protective order *4 outside|here|back|broke|keeps|came",
        "wont|doesnt|not|never|dont let|lets|allow|allows me leave !work|early|of|on|with|the|meetings",
        "wont|doesnt|not|never|dont let|lets|allow|allows me *2 leave|see|talk|have the|my|a|any house|home|room|apartment|friends|family|phone|money",
        "@kin *2 touches|touching|touched me !with|up|emotionally|deeply",
            "@they *1 gonna hurt|beat|hit|rape me !when|if|up|with",
            "hes|shes|theyre gonna hurt|beat|hit|kill me !when|if|lol",
            "controls|takes|took|checks|tracks my *1 phone|money *4 leave|lets|let|everything|room",
        "locks|locked|locking me in|inside|up",
        "not|dont|never|arent|isnt *2 safe at|in|with|around home|my|him|her|them|house",
        "unsafe at|in|with|around home|my|him|her",
        "afraid|scared|terrified to go|come|be|stay|sleep home|at",
        "@kin *2 is|gets|becomes *1 abusive|violent",
        "@they is|gets abusive|violent !with|of|power",
        "hes|shes abusive|violent",
        "im|stuck|trapped|still|been|living|my|leave|leaving|escape *3 abusive|violent relationship|marriage|husband|wife|boyfriend|girlfriend|partner|home|household|parents|dad|father|mom|mother|stepdad|ex|situation",
        "@they *2 stalking|stalks|following|follows me !on|instagram|facebook|around|back",
        "@they *2 gave me *2 black eye|eyes",
        "@they *2 gave me *2 bruises|bruise|concussion",
        "scared|afraid|terrified of my *1 husband|wife|boyfriend|girlfriend|partner|ex|dad|father|stepdad|stepfather|uncle|brother",
        "afraid|terrified|scared of him|her and|when|hes|shes|i",
        "victim of domestic|sexual|abuse",
    ])
    .unless(&[
        "chess", "game", "tennis", "race", "feelings", "lol", "power", "wallet", "joke", "mario", "kart",
        "kindness", "scrabble", "poker", "instagram", "twitter", "toy", "accident", "ball",
    ]),
    rule(Low, HarmByAnother, &[
        "@they *2 abusive|violent|abuses|abused|abusing",
        "@they *2 hurt me",
        "domestic violence|abuse",
        "abusive relationship|household|home|marriage",
    ])
    .unless(&["power", "wallet", "word"]),
    // Danger to another.
    rule(High, HarmToAnother, &[
        "im|ill|i|gonna|wanna *1 gonna|wanna|planning|shoot|bomb *1 shoot|blow|bomb|burn|up|the up|down|the|my *2 school|office|work|workplace|church|place|mall|building|house",
        "im|i|ill *2 gonna|plan|planning|planned *2 kill|killing|murder|stab|shoot|strangle|poison my? @them !if|lol|with|at",
        "ill kill|murder|stab|shoot my? @them !if|lol|with|at|when",
    ])
    .unless(JOKE),
    rule(Moderate, HarmToAnother, &[
        "i|im|id|ive|ill|me *3 wanna|want|need kill|murder|stab|shoot|strangle|hurt|harm|attack|poison|beat my? @them !if|feelings|at|lol",
        "wanna|gonna kill|murder|stab|strangle him|her|them !if|lol|with",
        "i|im|id|ill *1 might|gonna hurt|kill|harm|stab|attack|beat my? @them !feelings|at",
        "thinking|thoughts|think|fantasies|fantasy|fantasize|fantasizing|urge|urges|impulse|dream|images *1 about|of|to *1 killing|hurting|stabbing|shooting|harming|strangling|murdering|kill|hurt|stab|harm my? @them !feelings",
        "afraid|scared|worried|terrified *2 i|ill|im|id *1 might|will|would|could|gonna|hurt *1 hurt|kill|harm|snap|my|someone !feelings",
        "afraid|scared|terrified of|ill|that|im *1 hurting|killing|harming|hurt|kill my? @them !feelings",
    ])
    .unless(JOKE),
    rule(Low, HarmToAnother, &["could|would kill|murder|strangle my? @them"]),
];
