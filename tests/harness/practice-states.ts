import { readFile } from "node:fs/promises";
import path from "node:path";
import type { State } from "./inspection";
import type { PracticePage } from "./practice-page";

const WRITTEN = "I would measure first, because guesses cost us three weeks last time, and the p99 was 900 ms.";

/** On a practice page that was opened at its plan, in this order; nothing is kept in its browser. */
export const PRACTICE: readonly State<PracticePage>[] = [
  {
    name: "plan",
    main: true,
    lead: async (practice) => {
      await practice.shows("plan");
      await practice.page.waitForSelector("[data-planned]");
      // In silence, until something is written: whatever the microphone would say is a state of its own.
      await practice.choose("by", "typing");
    },
  },
  {
    name: "job described",
    lead: async (practice) => {
      await practice.page.locator(".job summary").click();
      const text = await readFile("tests/practice/jobs/api.txt", "utf8");
      await practice.page.focus("#job");
      await practice.page.keyboard.sendCharacter(text);
      await practice.page.waitForSelector("[data-job] [data-topic]");
    },
  },
  {
    name: "drill, asked",
    main: true,
    lead: async (practice) => {
      await practice.choose("length", "20");
      await practice.act("begin");
      await practice.stage("answering");
    },
  },
  {
    name: "drill, answering with points and card",
    lead: async (practice) => {
      await practice.at(30_000);
      await practice.page.type("[data-typed]", WRITTEN);
      await practice.act("checklist");
      await practice.act("reveal");
      await practice.page.waitForSelector("[data-card]");
    },
  },
  {
    name: "drill, paused",
    lead: async (practice) => {
      await practice.act("pause");
      await practice.page.waitForFunction(() => document.querySelector("[data-typed]")?.matches(":disabled, textarea"));
    },
  },
  {
    name: "rating",
    main: true,
    lead: async (practice) => {
      await practice.act("pause");
      await practice.act("enough");
      await practice.stage("rating");
    },
  },
  {
    name: "result",
    main: true,
    lead: async (practice) => {
      await practice.page.locator("[data-rate='4']").click();
      await practice.stage("result");
      await practice.page.waitForSelector("[data-figure='words']");
    },
  },
  {
    name: "report",
    main: true,
    lead: async (practice) => {
      await practice.surely("finish");
      await practice.page.waitForSelector("[data-report]");
      await practice.openQuestion(0);
    },
  },
  {
    name: "sessions",
    main: true,
    lead: async (practice) => {
      await practice.page.locator("[data-way='sessions']").click();
      await practice.page.waitForSelector("[data-session]");
    },
  },
  {
    name: "a file refused",
    lead: async (practice) => {
      await practice.drop("broken.srt", "1\n00:00:01,000 --> soon\nHello\n");
      await practice.page.waitForSelector("[data-news='refused']");
    },
  },
  {
    name: "whose voice",
    lead: async (practice) => {
      await practice.drop("call.vtt", await readFile(path.join("tests/fixtures/sessions", "call.vtt"), "utf8"));
      await practice.page.waitForSelector("[data-news='whose']");
    },
  },
  {
    name: "a report of a call",
    lead: async (practice) => {
      const [, second] = await practice.page.$$("[data-action='whose']");
      await second?.click();
      await practice.page.waitForSelector("[data-report]");
    },
  },
  {
    name: "no sessions",
    lead: async (practice) => {
      await practice.page.locator("[data-way='sessions']").click();
      await practice.page.waitForSelector("[data-session]");
      await practice.surely("remove-all");
      await practice.page.waitForSelector("[data-nothing]");
    },
  },
];
