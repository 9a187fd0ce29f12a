/** Pages of campaigns, messages, hand-overs and of who looks after which village. */
import { lazy } from "react";
import { ID_PART } from "../address-parts.ts";
import type { DeskPage } from "./desk-page.ts";

export const campaignPages: readonly DeskPage[] = [
  {
    path: "/campaigns",
    title: "专项行动",
    verb: "campaign.read",
    personal: false,
    nav: { label: "专项行动", within: "走访" },
    Page: lazy(async () => ({
      default: (await import("../../../modules/workforce/campaigns/desk/CampaignsPage.tsx")).CampaignsPage,
    })),
  },
  {
    path: "/campaigns/new",
    title: "起草专项行动",
    verb: "campaign.manage",
    personal: false,
    Page: lazy(async () => ({
      default: (await import("../../../modules/workforce/campaigns/desk/NewCampaignPage.tsx"))
        .NewCampaignPage,
    })),
  },
  {
    path: "/campaigns/:id",
    parts: { id: ID_PART },
    title: "专项行动",
    verb: "campaign.read",
    personal: true,
    Page: lazy(async () => ({
      default: (await import("../../../modules/workforce/campaigns/desk/CampaignPage.tsx")).CampaignPage,
    })),
  },
  {
    path: "/messages",
    title: "消息",
    verb: "message.read",
    personal: true,
    nav: { label: "消息", within: "走访" },
    Page: lazy(async () => ({
      default: (await import("../../../modules/workforce/messages/desk/MessagesPage.tsx")).MessagesPage,
    })),
  },
  {
    path: "/messages/sent",
    title: "给村里的消息",
    verb: "message.send",
    personal: false,
    nav: { label: "给村里的消息", within: "走访" },
    Page: lazy(async () => ({
      default: (await import("../../../modules/workforce/messages/desk/SentMessagesPage.tsx"))
        .SentMessagesPage,
    })),
  },
  {
    path: "/hand-overs",
    title: "交接",
    verb: "handover.read",
    personal: true,
    nav: { label: "交接", within: "走访" },
    Page: lazy(async () => ({
      default: (await import("../../../modules/workforce/handover/desk/HandOversPage.tsx")).HandOversPage,
    })),
  },
  {
    path: "/village-posts",
    title: "村里的儿童主任",
    verb: "post.read",
    personal: false,
    nav: { label: "村里的儿童主任", within: "走访" },
    Page: lazy(async () => ({
      default: (await import("../../../modules/workforce/posts/desk/VillagePostsPage.tsx")).VillagePostsPage,
    })),
  },
];
