/** Help lines: calm, prominent, one tap away. */

import type { Crisis, HelpLine } from "../api/wire";
import { calling } from "../words/line";
import { exercises, plan } from "./care";
import { el, outward } from "./dom";

export function crisisCard(crisis: Crisis): HTMLElement {
  const country = countryName(crisis.country);
  return el(
    "section",
    { class: "crisis", role: "alert", "data-level": crisis.level },
    el("h2", {}, "People you can reach now"),
    crisis.message ? el("p", { class: "crisis-message" }, crisis.message) : undefined,
    emergency(crisis.emergency),
    crisis.lines.length > 0 && el("ul", { class: "lines" }, ...crisis.lines.map(line)),
    el(
      "p",
      { class: "elsewhere" },
      country ? `These are for ${country}. Somewhere else? ` : "Help lines in your country: ",
      outward("https://findahelpline.com", "findahelpline.com"),
    ),
    exercises(crisis.grounding),
    plan(crisis),
  );
}

function emergency(number: string): HTMLElement {
  const call = number && telephone(number);
  if (!call) return el("p", { class: "emergency" }, "In immediate danger? Call your local emergency number.");
  return el(
    "p",
    { class: "emergency" },
    "In immediate danger?",
    el("a", { class: "reach", href: call }, `Call ${number}`),
  );
}

function line(help: HelpLine): HTMLElement {
  const site = website(help.url);
  const chat = website(help.chat);
  // "For any crisis, for veterans": the narrower word is the true one.
  const topic = help.audience && help.topic === "suicide" ? "" : (topics[help.topic] ?? "");
  const about = [topic, help.audience && `for ${help.audience}`, hours(help.hours), languageNames(help.languages)].filter(Boolean).join(" · ");
  return el(
    "li",
    {},
    el("h3", {}, help.name),
    about ? el("p", { class: "about" }, about) : undefined,
    el(
      "p",
      { class: "reaches" },
      help.phone ? reach(telephone(help.phone), calling(help), help.name) : undefined,
      help.text ? reach(message(help.text), sentence("Text", help.text), help.name) : undefined,
      chat ? reach(chat.href, "Chat", help.name) : undefined,
      site ? reach(site.href, site.hostname.replace(/^www\./, ""), help.name) : undefined,
    ),
  );
}

/** A number that cannot be dialled as it stands is still shown. */
function reach(href: string, label: string, name: string): HTMLElement {
  if (!href) return el("span", { class: "reach" }, label);
  const outside = href.startsWith("http");
  const link = outside ? outward(href, label) : el("a", { href }, label);
  link.className = "reach";
  // A list of links read out of context still says whom each one reaches.
  link.setAttribute("aria-label", `${label}, ${name}`);
  return link;
}

/** Only the digits that come first, since what follows is said to a voice. "#8008" needs its sign written as RFC 3966 does. */
function telephone(phone: string): string {
  const number = /^[+*#]?[\d\s().\-/]+/.exec(phone)?.[0].replace(/[^\d+*#]/g, "") ?? "";
  return /\d/.test(number) ? `tel:${number.replace("#", "%23")}` : "";
}

/** "741741" or "HOME to 741741"; `?&` is the form that both Android and iOS read. */
function message(text: string): string {
  const plain = /^(?:text\s+)?(\+?[\d\s().-]+)$/i.exec(text);
  if (plain?.[1]) return `sms:${plain[1].replace(/[^\d+]/g, "")}`;
  const keyword = /^(?:text\s+)?["“']?([\p{L}\d]+)["”']?\s+to\s+(\+?[\d\s().-]+)/iu.exec(text);
  if (!keyword?.[1] || !keyword[2]) return "";
  return `sms:${keyword[2].replace(/[^\d+]/g, "")}?&body=${encodeURIComponent(keyword[1])}`;
}

function website(url: string): URL | undefined {
  try {
    const site = new URL(url);
    return site.protocol === "https:" || site.protocol === "http:" ? site : undefined;
  } catch {
    return undefined;
  }
}

function countryName(code: string): string {
  try {
    const name = code ? (new Intl.DisplayNames("en", { type: "region" }).of(code) ?? "") : "";
    return /^(United|Netherlands|Philippines|Bahamas|Czech Republic)/.test(name) ? `the ${name}` : name;
  } catch {
    return "";
  }
}

/** What a line is for, in a person's words; a topic this page does not know is left out. */
const topics: Record<string, string> = {
  suicide: "for any crisis",
  violence: "when someone hurts you",
  substances: "about alcohol and drugs",
};

/** As stated, which may be where to look. */
const hours = (stated: string) => (stated === "see page" ? "hours on its page" : stated);

/** "en, es" as "English, Spanish". */
function languageNames(codes: string): string {
  const names = new Intl.DisplayNames("en", { type: "language", fallback: "none" });
  const known = codes.split(/[,\s]+/).filter((code) => /^[a-z]{2,3}$/.test(code));
  return known.map((code) => names.of(code)).filter(Boolean).join(", ");
}

const sentence = (verb: string, rest: string) => {
  if (/^whatsapp\b/i.test(rest)) return rest;
  return /^text\b/i.test(rest) ? `Text${rest.slice(4)}` : `${verb} ${rest}`;
};
