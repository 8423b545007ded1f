package io.fastnpc.groups;

import io.fastnpc.json.RawJson;
import io.fastnpc.lists.ListAnswers;
import io.fastnpc.lists.Page;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;

/** Answers with lists of groups and messages, which are empty where there are no tables. */
@ApplicationScoped
class GroupAnswers {
  private static final RawJson NO_GROUPS = RawJson.of("{\"items\":[]}");
  private static final RawJson NO_MESSAGES = RawJson.of("{\"messages\":[]}");

  @EJB private GroupRepository repository;

  @Inject private ListAnswers answers;

  /** The page that {@code caller} asks for of the groups of {@code owner}. */
  Response groups(int caller, int owner, Page page) {
    return repository.hasGroups()
        ? answers.answer(caller, GroupLists.of(owner, page.order()), page)
        : Response.ok(NO_GROUPS).build();
  }

  /** The page that {@code caller} asks for of the messages in a group. */
  Response messages(int caller, int groupId, Page page) {
    return repository.hasMessages()
        ? answers.answer(caller, GroupLists.messages(groupId), page)
        : Response.ok(NO_MESSAGES).build();
  }
}
