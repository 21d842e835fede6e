//! Replies to what is not a vent: a greeting, a groan, a question about the listener.

use super::kind::{Kind, language};

/// Statements and questions for a kind; one of each makes a reply. `Vent` has none.
pub(super) fn answers(
    kind: Kind,
    content: &str,
) -> (&'static [&'static str], &'static [&'static str]) {
    match kind {
        Kind::Vent => (&[], &[]),
        Kind::Empty => (
            &[
                "Nothing has come through yet, and that's fine.",
                "The page is still empty, and there's no hurry to fill it.",
                "Sometimes there are no words at first, and that's all right here.",
            ],
            &[
                "What's on your mind?",
                "What would you like to put down here?",
                "What is it like for you right now?",
            ],
        ),
        Kind::Greeting => (
            &[
                "Hello, and welcome. This is a place to put things into words, in any order and any shape.",
                "Hi there. It's good that you came by; nothing needs to be tidy here.",
                "Hello. There's room here for whatever you brought with you.",
                "Hi. You can write as much or as little as you like.",
            ],
            &[
                "What's on your mind today?",
                "How has your day been, honestly?",
                "What would you like to let out?",
                "What brought you here just now?",
                "How are things with you right now?",
            ],
        ),
        Kind::Groan => (
            &[
                "That sounds like one of those moments when a whole sentence is too much work.",
                "Sometimes a single sound says it before the words do.",
                "A sigh like that usually has something behind it, and it's welcome here.",
                "That came from somewhere, and you don't have to explain it nicely.",
            ],
            &[
                "What's behind it?",
                "What happened just before it?",
                "What would the long version be?",
                "What got to you?",
            ],
        ),
        Kind::Complaint => (
            &[
                "That's fair to say. I'm a program with a few ways of listening, and I missed you there.",
                "Thank you for saying so plainly. I'm only a program, and what I said didn't reach what you meant.",
                "You came with something real and got less than you needed. I'm sorry for that.",
                "It's all right to be annoyed with me. I'm a program, and I do get things wrong.",
            ],
            &[
                "What did you hope would be heard?",
                "What would you like me to have understood?",
                "What is it really about, in your words?",
                "What should have had room here, and didn't?",
            ],
        ),
        Kind::DontKnow => (
            &[
                "Not knowing is a fair place to start from, and it doesn't have to turn into something clear.",
                "It's all right not to have the words for it yet.",
                "You don't need to know what it is in order to be here with it.",
                "Some things are hard to get hold of, and they don't have to come out in order.",
            ],
            &[
                "What do you notice first when you turn towards it?",
                "What has today been like, in a word or two?",
                "If it had a colour or a weight, what would it be?",
                "Where do you notice it in your body?",
            ],
        ),
        Kind::Yes => (
            &[
                "Then some of it came across, and I'd like to stay with it a little.",
                "All right. A short word can hold a lot.",
                "Good to know, and there's no need to rush past it.",
            ],
            &[
                "What comes up when you stay with that?",
                "What else belongs to it?",
                "What would you add, in your own words?",
            ],
        ),
        Kind::No => (
            &[
                "Thank you for telling me so. Your word on it counts, not my guess.",
                "All right, then I had it wrong, and I'd sooner hear it from you.",
                "That's good to know. I only see a few lines, and you know the rest.",
            ],
            &[
                "How would you put it yourself?",
                "What is it more like, for you?",
                "What did I miss?",
            ],
        ),
        Kind::Thanks => (
            &[
                "You're welcome. You did the hard part, which was finding the words.",
                "I'm glad you wrote. You found words for it, and that was your doing.",
                "You're welcome, and you can come back to it whenever you like.",
            ],
            &[
                "What feels different now, if anything does?",
                "What would you like to do for yourself next?",
                "How are you leaving this, as you go?",
            ],
        ),
        Kind::Farewell => (
            &[
                "Good night, and thank you for leaving some of it here.",
                "Goodbye for now. You can pick it up again whenever you like, or let it lie.",
                "Until another time, then. I hope the rest of your day is kind to you.",
            ],
            &[
                "What would be one kind thing for the hours ahead?",
                "What would you like to take with you from this?",
            ],
        ),
        Kind::Help => (
            &[
                "You asked for help, and I'm glad you did. I'm a program, so what I can do is listen closely and help you find words for it.",
                "Asking is a good first step, and I'm taking it seriously. I'm a program and not a person, but everything you write here gets a careful reading.",
                "I hear that you need help. I'm only a program, so if you need someone with you, a person you trust is the better one to ask; for words, there's room here.",
            ],
            &[
                "What's happening right now?",
                "What is the most pressing part of it?",
                "What would help look like at this moment?",
            ],
        ),
        Kind::AboutListener => (
            &[
                "A fair thing to ask: I'm not a person. I'm a program that reads what you write and tries to answer with care; I don't have feelings, and yours are what this place is for.",
                "To be honest with you, I'm a program, not a person. I can't feel what you feel, but I do read your words closely, and you can say things here as they are.",
                "Honestly: there's no human on this side. I'm a small program made to listen and ask, and what you write is taken seriously all the same.",
            ],
            &[
                "What made you wonder?",
                "What would you like to put into words here?",
                "How is it for you to talk to something that isn't a person?",
                "What's on your mind today?",
            ],
        ),
        Kind::Advice => (
            &[
                "That's a real question, and a quick answer from me wouldn't do it justice. You know the ground here far better than I do, so perhaps it helps to lay it out first.",
                "I can't choose that for you, and I don't want to pretend I could. What I can do is help you look at it from a few sides.",
                "I wish there were a simple answer to hand over. Often the way through shows a little more once it's all been said.",
            ],
            &[
                "What have you already turned over in your mind?",
                "Which way do you find yourself leaning?",
                "What matters most to you in this?",
                "What would you hope for, if it went well?",
            ],
        ),
        Kind::Emoji => (
            &[
                "Sometimes a picture gets there before the words do.",
                "That says something even without words.",
                "I can see there's a feeling in that, and I'd sooner ask than guess which.",
            ],
            &[
                "What's the story behind it?",
                "What would it say if it could talk?",
                "What happened?",
            ],
        ),
        Kind::Placeholder => (
            &[
                "It looks as if only a name or a contact came through, and such details are covered up before I read them.",
                "What I can see is only a covered-up detail, so the story around it is still yours to tell.",
            ],
            &[
                "What would you like to say about it?",
                "What's behind it for you?",
                "What is it that brings this to mind?",
            ],
        ),
        Kind::Code => (
            &[
                "That looks more like code or symbols than like a sentence, so I may be missing what you mean by it.",
                "I can see symbols here, and I'm not able to tell what they stand for with you.",
            ],
            &[
                "What's going on around it for you?",
                "How are you doing with it?",
                "What would it be in plain words?",
            ],
        ),
        Kind::Foreign => foreign(content),
    }
}

/// Where a person can be found, in the language of the text as far as it can be told.
pub(super) fn help_line(content: &str) -> &'static str {
    match language(content).or_else(|| script(content)) {
        Some("es") => {
            "Y si ahora necesitas a una persona, en https://findahelpline.com hay líneas de ayuda con quien hablar."
        }
        Some("fr") => {
            "Et si vous avez besoin de quelqu'un maintenant, https://findahelpline.com indique des lignes d'écoute."
        }
        Some("de") => {
            "Und wenn du jetzt einen Menschen brauchst: auf https://findahelpline.com stehen Hilfetelefone."
        }
        Some("pt") => {
            "E se precisar de uma pessoa agora, em https://findahelpline.com há linhas de apoio com quem falar."
        }
        Some("it") => {
            "E se ora hai bisogno di una persona, su https://findahelpline.com trovi linee di ascolto."
        }
        Some("ru") => {
            "Если вам сейчас нужен живой человек, на https://findahelpline.com есть телефоны доверия."
        }
        Some("uk") => {
            "Якщо вам зараз потрібна жива людина, на https://findahelpline.com є телефони довіри."
        }
        Some("ar") => {
            "وإن كنت بحاجة إلى شخص الآن، تجد خطوط المساعدة على https://findahelpline.com هنا."
        }
        Some("ja") => "今、人と話したいときは https://findahelpline.com に相談窓口があります。",
        Some("zh") => "如果现在想找人说说话, https://findahelpline.com 上列有求助热线。",
        Some("ko") => {
            "지금 이야기할 사람이 필요하다면 https://findahelpline.com 에서 상담 전화를 찾을 수 있어요."
        }
        Some("hi") => {
            "अगर अभी किसी इंसान से बात करनी हो, तो https://findahelpline.com पर हेल्पलाइन मिलती हैं।"
        }
        _ => {
            "And if you need a person now, https://findahelpline.com lists lines to call in many countries."
        }
    }
}

/// A language told by its letters.
fn script(content: &str) -> Option<&'static str> {
    let mut cyrillic = None;
    let mut han = None;
    for c in content.chars().take(2_000) {
        match c {
            'і' | 'ї' | 'є' | 'ґ' => return Some("uk"),
            '\u{400}'..='\u{4ff}' => cyrillic = Some("ru"),
            '\u{600}'..='\u{6ff}' => return Some("ar"),
            '\u{900}'..='\u{97f}' => return Some("hi"),
            '\u{3040}'..='\u{30ff}' => return Some("ja"),
            '\u{ac00}'..='\u{d7af}' => return Some("ko"),
            '\u{4e00}'..='\u{9fff}' => han = Some("zh"),
            _ => {}
        }
    }
    cyrillic.or(han)
}

fn foreign(content: &str) -> (&'static [&'static str], &'static [&'static str]) {
    match language(content) {
        Some("es") => (
            &[
                "Gracias por escribirlo. Soy un programa sencillo y solo leo bien el inglés, pero lo que sientes importa en cualquier idioma.",
            ],
            &["¿Cómo lo dirías en unas pocas palabras en inglés?"],
        ),
        Some("fr") => (
            &[
                "Merci de l'avoir écrit. Je suis un petit programme et je ne lis bien que l'anglais, mais ce que vous ressentez compte dans toutes les langues.",
            ],
            &["Comment le diriez-vous en quelques mots d'anglais ?"],
        ),
        Some("de") => (
            &[
                "Danke, dass du das aufgeschrieben hast. Ich bin ein kleines Programm und lese nur Englisch gut, aber was du fühlst, zählt in jeder Sprache.",
            ],
            &["Wie würdest du es mit ein paar englischen Worten sagen?"],
        ),
        Some("pt") => (
            &[
                "Obrigado por escrever isto. Sou um programa simples e só leio bem inglês, mas o que você sente importa em qualquer língua.",
            ],
            &["Como você diria isso em poucas palavras em inglês?"],
        ),
        Some("it") => (
            &[
                "Grazie per averlo scritto. Sono un piccolo programma e leggo bene solo l'inglese, ma quello che senti conta in ogni lingua.",
            ],
            &["Come lo diresti con poche parole in inglese?"],
        ),
        _ => (
            &[
                "You wrote something, and I'm sorry that I can't follow it well; I'm a simple program that reads English best. It still counts, just as you put it.",
                "I can tell you had something to say, and the limit is on my side: I only read English well. Rough words are quite enough.",
                "I couldn't make out what this says, and that's my limit, not yours. A few plain English words would reach me, however rough.",
            ],
            &[
                "How would you say it in a few English words?",
                "What is the feeling in it, if you had to name just one?",
                "What would you most like me to take from it?",
            ],
        ),
    }
}

/// A plain answer put before the reply to a vent that also asked what it is talking to.
pub(super) const HONEST: &[&str] = &[
    "To answer you plainly: I'm a program, not a person.",
    "You asked, so honestly: I'm a program and not a human being.",
    "Since you ask: there's no person here, only a program that reads closely.",
];

/// For a vent that also asks what to do: neither orders nor a shrug.
pub(super) const ASKED_ADVICE: &[&str] = &[
    "You ask what to do, and I can't choose that for you; laying it out like this may show which way you lean.",
    "I don't have a ready answer for what to do, and you'd be right to distrust one. You know this from the inside.",
    "What to do is yours to decide, and it doesn't have to be decided in one sitting.",
];
