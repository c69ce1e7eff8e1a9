/** The languages that Chrome recognises on the computer itself. */
export const LANGUAGES = [
  "de-DE",
  "en-US",
  "es-ES",
  "fr-FR",
  "hi-IN",
  "id-ID",
  "it-IT",
  "ja-JP",
  "ko-KR",
  "pl-PL",
  "pt-BR",
  "ru-RU",
  "th-TH",
  "tr-TR",
  "vi-VN",
  "zh-CN",
  "zh-TW",
] as const;

/** The language to begin with for a person whose browser speaks this one. */
export function closest(wanted: string): string {
  return (
    LANGUAGES.find((language) => language === wanted) ??
    // "pt-PT" is nearest to "pt-BR", but "zh-HK" to "zh-TW", by the script it is written in.
    LANGUAGES.find((language) => written(language) === written(wanted)) ??
    "en-US"
  );
}

function written(tag: string): string {
  const { language, script } = new Intl.Locale(tag).maximize();
  return `${language}-${script}`;
}

/** The language's name in that language itself. */
export function nameOf(tag: string): string {
  const name = new Intl.DisplayNames([tag], { type: "language", languageDisplay: "standard" }).of(tag) ?? tag;
  return name.charAt(0).toLocaleUpperCase(tag) + name.slice(1);
}
