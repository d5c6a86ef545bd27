from django.http import HttpRequest, HttpResponse
from django.urls import path


def graphql(request: HttpRequest) -> HttpResponse:
    from gateway.view import graphql as view

    return view(request)


graphql.opens_own_transactions = True  # type: ignore[attr-defined]
graphql.csrf_exempt = True  # type: ignore[attr-defined]
urlpatterns = [path("graphql", graphql, name="graphql")]
